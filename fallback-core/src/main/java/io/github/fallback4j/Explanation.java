package io.github.fallback4j;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the orders and causes that bear on a dependency. Immutable.
 *
 * @param deciding whether this one decides; the others are masked by it
 * @param mode what is ordered; {@code null} for a cause that is no order
 * @param cause the cause this is, or would be if it decided
 * @param admitted the share of calls this one lets through, 0 to 1
 * @param source what raised it
 * @param by who ordered it, if somebody did
 * @param reason what was said about it, if anything
 * @param since when it began
 * @param until when it ends by itself, if it does
 */
public record Explanation(
    boolean deciding,
    @Nullable Mode mode,
    Cause cause,
    double admitted,
    @Nullable String source,
    @Nullable String by,
    @Nullable String reason,
    Instant since,
    @Nullable Instant until) {

  /** The same, but not deciding. */
  public Explanation masked() {
    return new Explanation(false, mode, cause, admitted, source, by, reason, since, until);
  }
}
