package io.github.fallback4j.spring.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** One page for each way WebFlux sends a response. */
@RestController
public class ReactivePages {
  static final String CACHING = "max-age=3600, public";
  private static final int KILOBYTES_20 = 20 * 1024;

  private final ReactiveParts parts;

  ReactivePages(ReactiveParts parts) {
    this.parts = parts;
  }

  private static <T> ResponseEntity<T> kept(T body) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .body(body);
  }

  @GetMapping("/value")
  Mono<ResponseEntity<String>> value() {
    return parts.ranking().map(ReactivePages::kept);
  }

  @GetMapping("/large")
  Mono<ResponseEntity<String>> large() {
    return parts.ranking().map(ranking -> kept("順".repeat(KILOBYTES_20 / 3)));
  }

  @GetMapping("/lazy")
  ResponseEntity<Mono<String>> lazy() {
    return kept(parts.ranking());
  }

  @GetMapping("/elsewhere")
  Mono<ResponseEntity<String>> elsewhere() {
    return parts.ranking().map(ReactivePages::kept).subscribeOn(Schedulers.boundedElastic());
  }

  @GetMapping("/nothing")
  Mono<ResponseEntity<Void>> nothing() {
    return parts
        .ranking()
        .map(
            ranking ->
                ResponseEntity.noContent()
                    .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                    .build());
  }

  @GetMapping("/unmodified")
  Mono<ResponseEntity<Void>> unmodified() {
    return parts
        .ranking()
        .map(
            ranking ->
                ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .eTag("\"7\"")
                    .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                    .build());
  }

  @GetMapping("/missing")
  Mono<String> missing() {
    return parts
        .ranking()
        .flatMap(ranking -> Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND)));
  }

  @GetMapping("/broken")
  Mono<String> broken() {
    return parts
        .ranking()
        .flatMap(ranking -> Mono.error(new IllegalStateException("broken on purpose")));
  }

  @GetMapping("/moved")
  Mono<ResponseEntity<Void>> moved() {
    return parts
        .ranking()
        .map(
            ranking ->
                ResponseEntity.status(HttpStatus.FOUND).header("Location", "/value").build());
  }

  @GetMapping("/events")
  Mono<ResponseEntity<Flux<String>>> events() {
    return parts
        .ranking()
        .map(
            ranking ->
                ResponseEntity.ok()
                    .contentType(MediaType.TEXT_EVENT_STREAM)
                    .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                    .body(Flux.just(ranking, "end")));
  }

  @GetMapping("/raw")
  Mono<Void> raw(ServerHttpResponse response) {
    response.getHeaders().setCacheControl(CACHING);
    return response.writeWith(parts.ranking().map(ReactivePages::buffer));
  }

  @GetMapping("/complete")
  Mono<Void> complete(ServerHttpResponse response) {
    response.getHeaders().setCacheControl(CACHING);
    return parts.ranking().then(response.setComplete());
  }

  @GetMapping("/too-late")
  Mono<Void> tooLate(ServerHttpResponse response) {
    response.getHeaders().setCacheControl(CACHING);
    return response.writeAndFlushWith(
        Flux.concat(Mono.just("begin"), parts.ranking())
            .map(ReactivePages::buffer)
            .map(Mono::just));
  }

  private static DataBuffer buffer(String text) {
    return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/unsaid")
  Mono<String> unsaid() {
    return parts.ranking();
  }

  @GetMapping("/versioned")
  Mono<ResponseEntity<String>> versioned() {
    return parts
        .ranking()
        .map(
            ranking ->
                ResponseEntity.ok()
                    .eTag("\"7\"")
                    .lastModified(0)
                    .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                    .body(ranking));
  }

  @GetMapping("/plain")
  ResponseEntity<String> plain() {
    return kept("whole");
  }

  @GetMapping("/argument")
  Mono<Map<String, Object>> argument(Degradations current) {
    return parts.ranking().map(ranking -> Map.of("without", current.all()));
  }

  @GetMapping("/mono")
  Mono<Map<String, Object>> mono(Mono<Degradations> current) {
    return parts
        .ranking()
        .then(current)
        .map(degradations -> Map.<String, Object>of("without", degradations.all()));
  }
}
