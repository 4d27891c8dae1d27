package io.github.fallback4j;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the orders and causes that apply to a dependency. Immutable.
 *
 * @param deciding whether this one decides; it masks all others
 * @param mode the mode that is ordered; {@code null} for a cause that is not an order
 * @param cause the cause this is, or would be if it decided
 * @param admitted the share of calls this one lets through, 0 to 1
 * @param source what raised it
 * @param by who ordered it, if anybody did
 * @param reason the reason given, if any
 * @param since when it began
 * @param until when it ends on its own, if it does
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

  /** Returns a copy that does not decide. */
  public Explanation masked() {
    return new Explanation(false, mode, cause, admitted, source, by, reason, since, until);
  }
}
