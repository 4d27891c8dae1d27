package io.github.fallback4j.internal.verdict;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Mode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What all orders that cover a dependency come to. Immutable.
 *
 * @param mode what is ordered; {@link Mode#AUTO} leaves it to the leases
 * @param everything whether the deciding order covers every dependency
 * @param source where the deciding order came from; {@code null} if there is none
 * @param by who gave it, if known
 * @param reason what they said
 * @param since when it began to decide
 * @param until when it ends by itself, if it does
 */
public record Ruling(
    Mode mode,
    boolean everything,
    @Nullable String source,
    @Nullable String by,
    @Nullable String reason,
    Instant since,
    @Nullable Instant until) {

  /**
   * Returns the ruling without any order.
   *
   * @param since from when on
   */
  public static Ruling none(Instant since) {
    return new Ruling(Mode.AUTO, false, null, null, null, since, null);
  }

  /**
   * What it means for the primary route of a dependency that has a standby: out of use while the
   * standby is ordered, in use while {@code on} is.
   */
  public Ruling forPrimary() {
    return switch (mode) {
      case ON -> this;
      case STANDBY -> new Ruling(Mode.OFF, false, source, by, reason, since, until);
      case AUTO, OFF -> none(since);
    };
  }

  /** The cause this ruling is: {@link Cause#NONE} if it leaves it to the leases. */
  public Cause cause() {
    return switch (mode) {
      case OFF -> everything ? Cause.ALL_OFF : Cause.SWITCH_OFF;
      case ON -> Cause.SWITCH_ON;
      case AUTO, STANDBY -> Cause.NONE;
    };
  }
}
