package io.github.fallback4j.spring.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.spring.web.Degradations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application's {@code @WebMvcTest}: its controllers find what ours need. */
@WebMvcTest
class MvcSliceTest {

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @Import({Pets.class, Visits.class})
  static class Clinic {}

  @RestController
  static class Pets {
    @Autowired private Visits visits;

    @GetMapping("/pet")
    Map<String, Object> pet(Degradations degradations) {
      List<String> known = visits.of(7);
      return Map.of("visits", known, "without", degradations.all().get(0).dependency());
    }
  }

  @Autowired private MockMvcTester mvc;

  @Test
  void guardedCallFails_fallbackAnswersAndTheControllerIsTold() {
    assertThat(mvc.get().uri("/pet"))
        .hasStatusOk()
        .bodyJson()
        .isStrictlyEqualTo("{\"visits\":[],\"without\":\"visits\"}");
  }
}
