package io.github.fallback4j.spring.web;

import io.github.fallback4j.NonEssential;
import reactor.core.publisher.Mono;

/** What a page of WebFlux can be made without. */
public class ReactiveParts {

  @NonEssential(value = "ranking", fallback = "noRanking")
  public Mono<String> ranking() {
    return Mono.just("Ada, Bob");
  }

  Mono<String> noRanking() {
    return Mono.just("no ranking");
  }
}
