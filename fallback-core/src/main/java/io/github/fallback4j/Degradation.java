package io.github.fallback4j;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a call was not answered by its dependency. It is passed to fallbacks. Immutable, and shared
 * by all calls that the same cause skips.
 *
 * @param dependency the dependency's id
 * @param cause why; never {@link Cause#NONE}
 * @param source what raised the cause: the flag, property, endpoint or detector; {@code null} for
 *     the causes of a single call
 * @param by who ordered it, if anybody did
 * @param reason the reason given, if any
 * @param since when the cause began; for a single call, when the call was abandoned
 * @param until when the cause ends on its own, if it does
 * @param failure what the call threw; {@code null} if it was skipped, refused or is still running
 */
public record Degradation(
    String dependency,
    Cause cause,
    @Nullable String source,
    @Nullable String by,
    @Nullable String reason,
    Instant since,
    @Nullable Instant until,
    @Nullable Throwable failure) {

  /** Whether the call was never made: skipped, or refused a permit. */
  public boolean skipped() {
    return cause != Cause.FAILURE && cause != Cause.DEADLINE;
  }
}
