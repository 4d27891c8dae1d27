package io.github.fallback4j.internal.verdict;

import io.github.fallback4j.Cause;
import io.github.fallback4j.internal.values.ForeignText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cause that holds for a dependency until whoever raised it clears it. Immutable.
 *
 * @param cause why calls are held back; one of {@code DRILL} to {@code THROTTLE}
 * @param source who holds the lease; with the cause, its identity
 * @param admitted the share of calls it lets through, 0 to 1
 * @param enforced whether it holds calls back, or is only shown
 * @param by who raised it, if a person did
 * @param reason what there is to say about it
 * @param since when it was raised
 * @param until when it ends by itself, if it does
 * @param probe lets single calls through although nothing is admitted; {@code null} for none
 */
public record Lease(
    Cause cause,
    String source,
    double admitted,
    boolean enforced,
    @Nullable String by,
    @Nullable String reason,
    Instant since,
    @Nullable Instant until,
    @Nullable ProbeGate probe) {

  /** Cleans what failures, health checks and breakers of the application said. */
  public Lease {
    by = ForeignText.name(by);
    reason = ForeignText.reason(reason);
  }

  /** Whether it takes a share of the calls whatever the dependency's own state. */
  boolean isShare() {
    return cause == Cause.LEVEL || cause == Cause.THROTTLE;
  }

  /**
   * Whether detection raised it for the dependency's own sake: {@code HEALTH} to {@code THROTTLE}.
   */
  boolean isAutomatic() {
    return switch (cause) {
      case HEALTH, BREAKER, THROTTLE -> true;
      default -> false;
    };
  }

  boolean is(Cause otherCause, String otherSource) {
    return cause == otherCause && source.equals(otherSource);
  }

  /** Whether this lease decides rather than the other: it admits less, or ranks before it. */
  boolean outranks(@Nullable Lease other) {
    return other == null
        || admitted < other.admitted
        || (admitted == other.admitted && cause.compareTo(other.cause) < 0);
  }
}
