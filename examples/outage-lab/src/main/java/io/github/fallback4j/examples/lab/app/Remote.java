package io.github.fallback4j.examples.lab.app;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.web.client.RestClient;

/** Both parts ask somebody else, with one kind of client. Timeouts are in the settings. */
@Configuration(proxyBeanMethods = false)
@Profile("remote")
class Remote {

  /**
   * The answer of the remote service.
   *
   * @param names pupils, the best first
   */
  record Top(List<String> names) {}

  @Bean
  Lessons lessons(RestClient.Builder client, @Value("${lab.lessons}") String address) {
    RestClient lessons = client.baseUrl(address).build();
    return new MeasuredLessons(
        () -> String.valueOf(lessons.get().uri("/lesson").retrieve().body(String.class)));
  }

  @Bean
  RankingService rankingService(
      RestClient.Builder client, @Value("${lab.ranking}") String address, Tally tally) {
    RestClient ranking = client.baseUrl(address).build();
    return tally.counting(() -> ranking.get().uri("/ranking").retrieve().body(Top.class));
  }
}
