package io.github.fallback4j.engine;

import io.github.fallback4j.internal.call.CallStatistics;
import io.github.fallback4j.internal.level.CallTotals;

/**
 * What the level control asks of the counters of a dependency.
 *
 * @param statistics the counters
 */
record CountedCalls(CallStatistics statistics) implements CallTotals {

  @Override
  public long asked() {
    return statistics.successes()
        + statistics.failures()
        + statistics.overdueCalls()
        + statistics.passThroughs()
        + statistics.refusals();
  }

  @Override
  public long refused() {
    return statistics.refusals();
  }
}
