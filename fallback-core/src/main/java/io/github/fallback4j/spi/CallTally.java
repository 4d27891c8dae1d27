package io.github.fallback4j.spi;

import io.github.fallback4j.Cause;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the calls of a non-essential dependency were answered since the engine was built. An
 * immutable snapshot; the numbers of one snapshot may be a few calls apart from each other.
 *
 * @param answers how often each outcome occurred for each cause; what never occurred is missing
 * @param chainFailures fallbacks, and memories of last known good answers, that threw
 * @param refused calls that got no permit
 * @param underWay calls under way now
 */
public record CallTally(
    Map<CallOutcome, Map<Cause, Long>> answers, long chainFailures, long refused, int underWay) {

  /** Copies the answers, so that the tally never changes. */
  public CallTally {
    Map<CallOutcome, Map<Cause, Long>> copy = new EnumMap<>(CallOutcome.class);
    answers.forEach((outcome, causes) -> copy.put(outcome, Map.copyOf(causes)));
    answers = Map.copyOf(copy);
  }

  /**
   * Calls with an outcome for a cause.
   *
   * @param outcome how they were answered
   * @param cause why; {@link Cause#NONE} for live answers in time, and for exceptions that are
   *     answers
   */
  public long count(CallOutcome outcome, Cause cause) {
    return answers.getOrDefault(outcome, Map.of()).getOrDefault(cause, 0L);
  }

  /**
   * Calls with an outcome, whatever the cause.
   *
   * @param outcome how they were answered
   */
  public long count(CallOutcome outcome) {
    return answers.getOrDefault(outcome, Map.of()).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /**
   * Calls with a cause, whatever the outcome.
   *
   * @param cause why they were answered so
   */
  public long count(Cause cause) {
    return answers.values().stream().mapToLong(causes -> causes.getOrDefault(cause, 0L)).sum();
  }

  /** All calls that ended. */
  public long total() {
    return answers.values().stream()
        .flatMap(causes -> causes.values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Calls whose caller waited for a failure or for a deadline. */
  public long harmed() {
    return count(Cause.FAILURE) + count(Cause.DEADLINE);
  }
}
