package io.github.fallback4j.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something last happened to the calls of a dependency. Immutable.
 *
 * @param firstFault when the first call of this outage failed or was overdue: the first of a run of
 *     calls of which at least a fifth did. It stays the same until the dependency is back to
 *     normal; {@code null} if calls are well
 * @param lastHarmed when the last call ended whose caller waited for a failure or a deadline, got
 *     no permit, or got an exception; {@code null} if there was none
 */
public record CallMoments(@Nullable Instant firstFault, @Nullable Instant lastHarmed) {
  /** The moments of a dependency that never failed. */
  public static final CallMoments NONE = new CallMoments(null, null);
}
