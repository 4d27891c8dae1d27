package io.github.fallback4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reports that a non-essential call was not answered by its dependency. Does not hold the answer
 * itself. Immutable.
 *
 * @param kind how it was answered
 * @param age how old the answer is; {@code null} unless it is {@link Kind#STALE}
 * @param why why the dependency was not asked, or did not answer
 */
public record DegradedAnswer(Kind kind, @Nullable Duration age, Degradation why) {

  /** How a call is answered without its dependency. */
  public enum Kind {
    /** Answered with the last known good answer. */
    STALE,
    /** Answered by the fallback method or function. */
    SUBSTITUTE,
    /** Answered with the empty value. Also used for calls that return nothing. */
    EMPTY,
    /** Ended with an exception, because no other answer was left. */
    ERROR
  }

  /** Returns the id of the dependency. */
  public String dependency() {
    return why.dependency();
  }

  /** Returns why the dependency did not answer; never {@link Cause#NONE}. */
  public Cause cause() {
    return why.cause();
  }
}
