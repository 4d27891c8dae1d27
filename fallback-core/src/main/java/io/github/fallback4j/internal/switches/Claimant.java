package io.github.fallback4j.internal.switches;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for something, why, and from when until when. Immutable.
 *
 * @param source where it comes from; {@code null} if nobody asks
 * @param by the person who asks, if it is one
 * @param reason why, if it was said
 * @param since when it began
 * @param until when it ends by itself; {@code null} if it stands
 */
record Claimant(
    @Nullable String source,
    @Nullable String by,
    @Nullable String reason,
    Instant since,
    @Nullable Instant until) {

  /** One that stands until its source says otherwise. */
  static Claimant standing(@Nullable String source, Instant since) {
    return new Claimant(source, null, null, since, null);
  }

  Claimant since(Instant moment) {
    return new Claimant(source, by, reason, moment, until);
  }

  /** Whether at most the time at which it began tells it from another. */
  boolean isTheSameAs(Claimant other) {
    return Objects.equals(source, other.source)
        && Objects.equals(by, other.by)
        && Objects.equals(reason, other.reason)
        && Objects.equals(until, other.until);
  }
}
