package io.github.fallback4j.spring.slice;

import io.github.fallback4j.NonEssential;
import java.util.List;
import reactor.core.publisher.Mono;

/** A client that is down. */
class Visits {
  @NonEssential(value = "visits", fallback = "none")
  public List<String> of(int pet) {
    throw new IllegalStateException("visits are down");
  }

  List<String> none(int pet) {
    return List.of();
  }

  @NonEssential(value = "visits", fallback = "noneLater")
  public Mono<List<String>> ofLater(int pet) {
    return Mono.error(new IllegalStateException("visits are down"));
  }

  Mono<List<String>> noneLater(int pet) {
    return Mono.just(List.of());
  }
}
