package io.github.fallback4j;

import io.github.fallback4j.internal.values.ForeignText;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a source of orders stands: environment, configuration, and others that may be lost. Whatever
 * its status, what it said last still holds. Immutable.
 *
 * @param name its name
 * @param status whether it is well
 * @param since since when it has had that status
 * @param age how long ago it last said without fault what it asks for; {@code null} if it never did
 * @param problem what is wrong; {@code null} if nothing is; at most 500 characters are kept
 */
public record SourceState(
    String name, Status status, Instant since, @Nullable Duration age, @Nullable String problem) {

  /** Cleans the problem, which the source describes. */
  public SourceState {
    problem = ForeignText.reason(problem);
  }

  /** Whether a source is well. */
  public enum Status {
    /** The source can be reached and its snapshot is current. */
    OK,
    /** Nobody knows whether it still asks for the same. */
    STALE,
    /** It is not reached. */
    LOST,
    /** It says what cannot be understood. */
    INVALID
  }
}
