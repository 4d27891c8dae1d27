package io.github.fallback4j.spring.docs;

import io.github.fallback4j.NonEssential;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The application that the Spring samples test. */
@SpringBootConfiguration
@EnableAutoConfiguration
class SampleApplication {
  @Bean
  Rankings rankings() {
    return new Rankings();
  }

  @Bean
  LessonPage lessonPage(Rankings rankings) {
    return new LessonPage(rankings);
  }

  static class Rankings {
    @NonEssential(value = "ranking", fallback = "nobody")
    public List<String> top(String room) {
      return List.of("Ada");
    }

    List<String> nobody(String room) {
      return List.of("nobody");
    }
  }
}
