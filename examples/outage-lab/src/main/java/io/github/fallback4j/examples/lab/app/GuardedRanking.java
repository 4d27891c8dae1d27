package io.github.fallback4j.examples.lab.app;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.NonEssential;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The ranking protected by Fallback4j. */
@Component
@Profile("fallback4j")
class GuardedRanking implements Ranking {
  private final RankingService service;

  GuardedRanking(RankingService service) {
    this.service = service;
  }

  @Override
  @NonEssential(value = "ranking", fallback = "instead", idempotent = true)
  public How top() {
    service.ask();
    return How.LIVE;
  }

  How instead(Degradation why) {
    if (why.cause() == Cause.PERMITS) {
      return How.REFUSED;
    }
    return why.skipped() ? How.SKIPPED : How.INSTEAD;
  }
}
