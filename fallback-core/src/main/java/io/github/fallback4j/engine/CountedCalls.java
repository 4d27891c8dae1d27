package io.github.fallback4j.engine;

import io.github.fallback4j.internal.call.CallStatistics;
import io.github.fallback4j.internal.level.Calls;

/**
 * What the level control asks of the counters of a dependency.
 *
 * @param statistics the counters
 */
record CountedCalls(CallStatistics statistics) implements Calls {

  @Override
  public long ended() {
    return statistics.successes() + statistics.failures() + statistics.overdueCalls();
  }

  @Override
  public long nanos() {
    return statistics.successNanos() + statistics.failureNanos() + statistics.overdueNanos();
  }

  @Override
  public long refused() {
    return statistics.refusals();
  }
}
