package io.github.fallback4j.examples.lab.app;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Both parts use the CPU. */
@Configuration(proxyBeanMethods = false)
@Profile("busy")
class Busy {

  @Bean
  Lessons lessons(Work work) {
    return new MeasuredLessons(
        () -> {
          work.lesson();
          return "fractions";
        });
  }

  @Bean
  RankingService rankingService(Work work, Tally tally) {
    return tally.counting(work::ranking);
  }
}
