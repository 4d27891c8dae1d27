package io.github.fallback4j;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a call was not answered by its dependency: handed to fallbacks. Immutable, and shared between
 * the calls that one cause skips.
 *
 * @param dependency the dependency's id
 * @param cause why; never {@link Cause#NONE}
 * @param source what raised the cause: the flag, property, endpoint or detector; {@code null} for
 *     the causes of a single call
 * @param by who ordered it, if somebody did
 * @param reason what was said about it, if anything
 * @param since when the cause began; for a single call, when the call was given up
 * @param until when the cause ends by itself, if it does
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
