package io.github.fallback4j.examples.webflux;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Asks the school over HTTP. */
final class Browser {
  static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

  private final WebClient client;

  Browser(int port) {
    client =
        WebClient.builder()
            .baseUrl("http://127.0.0.1:" + port)
            .defaultStatusHandler(status -> true, anyStatus -> Mono.empty())
            .build();
  }

  ResponseEntity<JsonNode> open(String path) {
    return open(path, "en");
  }

  ResponseEntity<JsonNode> open(String path, String language) {
    return ask(path, language).block(LONG_ENOUGH);
  }

  /** Asks so many times at once. */
  Flux<ResponseEntity<JsonNode>> ask(String path, int times) {
    return Flux.range(0, times).flatMap(each -> ask(path, "en"), times);
  }

  private Mono<ResponseEntity<JsonNode>> ask(String path, String language) {
    return client
        .get()
        .uri(path)
        .header(HttpHeaders.ACCEPT_LANGUAGE, language)
        .retrieve()
        .toEntity(JsonNode.class);
  }
}
