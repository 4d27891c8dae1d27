package io.github.fallback4j.engine;

import io.github.fallback4j.Cause;
import io.github.fallback4j.internal.call.CallStatistics;
import io.github.fallback4j.internal.call.Guard;
import io.github.fallback4j.internal.level.Calls;

/**
 * What the level control asks of a dependency.
 *
 * @param guard guards and counts its calls
 */
record CountedCalls(Guard guard) implements Calls {

  @Override
  public boolean well() {
    Cause cause = guard.verdict().degradation().cause();
    return cause == Cause.NONE || cause == Cause.LEVEL;
  }

  @Override
  public long ended() {
    CallStatistics statistics = guard.statistics();
    return statistics.successes() + statistics.failures() + statistics.overdueCalls();
  }

  @Override
  public long nanos() {
    CallStatistics statistics = guard.statistics();
    return statistics.successNanos() + statistics.failureNanos() + statistics.overdueNanos();
  }

  @Override
  public long refused() {
    return guard.statistics().refusals();
  }
}
