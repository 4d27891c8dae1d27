package io.github.fallback4j.examples.lab.app;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** No protection but the timeouts of the client. */
@Component
@Profile("none")
class UnprotectedRanking implements Ranking {
  private final RankingService service;

  UnprotectedRanking(RankingService service) {
    this.service = service;
  }

  @Override
  public How top() {
    service.ask();
    return How.LIVE;
  }
}
