package io.github.fallback4j.examples.webflux;

import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What pupils share with each other. Nice to have, and no lesson waits for it. */
interface Community {

  @GetExchange("/rankings/{room}")
  @NonEssential(value = "ranking", fallback = "resting", idempotent = true)
  Mono<Ranking> ranking(@PathVariable String room);

  default Mono<Ranking> resting() {
    return Mono.just(new Ranking(List.of()));
  }

  /** While the community does not answer, what it recommended last is good enough. */
  @GetExchange("/recommendations")
  @NonEssential(value = "recommendations", idempotent = true)
  @LastKnownGood(maxAge = "24h")
  Flux<Recommendation> recommendations(@RequestParam String pupil);
}
