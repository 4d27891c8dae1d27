package io.github.fallback4j.examples.webflux;

import io.github.fallback4j.Essential;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Mono;

/** Loads the lessons of the school. They are essential, so their calls are never skipped. */
interface Library {

  /** Completes empty if there is no such lesson. */
  @GetExchange("/lessons/{id}")
  @Essential("lesson")
  Mono<Lesson> lesson(@PathVariable int id);
}
