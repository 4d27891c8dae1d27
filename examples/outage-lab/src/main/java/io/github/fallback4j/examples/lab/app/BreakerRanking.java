package io.github.fallback4j.examples.lab.app;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Protected by Resilience4j, with the annotations and the settings of its guide. */
@Component
@Profile("resilience4j")
public class BreakerRanking implements Ranking {
  private final RankingService service;

  BreakerRanking(RankingService service) {
    this.service = service;
  }

  @Override
  @CircuitBreaker(name = "ranking", fallbackMethod = "instead")
  @Bulkhead(name = "ranking")
  public How top() {
    service.ask();
    return How.LIVE;
  }

  public How instead(CallNotPermittedException open) {
    return How.SKIPPED;
  }

  public How instead(BulkheadFullException full) {
    return How.REFUSED;
  }

  public How instead(Throwable failure) {
    return How.INSTEAD;
  }
}
