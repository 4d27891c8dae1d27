package io.github.fallback4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * That a call of a non-essential dependency was not answered by it. Says nothing of the answer
 * itself. Immutable.
 *
 * @param kind how it was answered
 * @param age how old the answer is; {@code null} unless it is {@link Kind#STALE}
 * @param why why the dependency was not asked, or did not answer
 */
public record DegradedAnswer(Kind kind, @Nullable Duration age, Degradation why) {

  /** How a call is answered without its dependency. */
  public enum Kind {
    /** With the last known good answer. */
    STALE,
    /** By the fallback. */
    SUBSTITUTE,
    /** With the empty value; also a call whose answer nobody waits for. */
    EMPTY,
    /** With an exception: nothing was left to answer with. */
    ERROR
  }

  /** The dependency's id. */
  public String dependency() {
    return why.dependency();
  }

  /** Why; never {@link Cause#NONE}. */
  public Cause cause() {
    return why.cause();
  }
}
