package io.github.fallback4j.spring.slice;

import io.github.fallback4j.spring.web.Degradations;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webflux.test.autoconfigure.WebFluxTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** An application's {@code @WebFluxTest}: its controllers find what ours need. */
@WebFluxTest
class WebFluxSliceTest {

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @Import({Pets.class, Visits.class})
  static class Clinic {}

  @RestController
  static class Pets {
    @Autowired private Visits visits;

    @GetMapping("/pet")
    Mono<Map<String, Object>> pet(Degradations degradations) {
      return visits
          .ofLater(7)
          .map(known -> Map.of("visits", known, "without", degradations.all().get(0).dependency()));
    }
  }

  @Autowired private WebTestClient client;

  @Test
  void guardedCallFails_fallbackAnswersAndTheControllerIsTold() {
    client
        .get()
        .uri("/pet")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .json("{\"visits\":[],\"without\":\"visits\"}");
  }
}
