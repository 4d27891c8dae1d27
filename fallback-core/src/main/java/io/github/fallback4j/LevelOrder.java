package io.github.fallback4j;

import io.github.fallback4j.internal.values.ForeignText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An order that sets a floor or a cap for the level, or both, until its end. Immutable; methods
 * that change something return a new order. Line breaks, control characters, escape sequences and
 * invisible marks are removed from its texts.
 *
 * @param level 0 drops nothing, 1 {@link Criticality#DECORATIVE} calls, 2 also {@link
 *     Criticality#USEFUL} ones, 3 every non-essential call
 * @param bound whether this is a floor, a cap or both
 * @param lasting how long it lasts; above 0 and at most 24 h, by default 4 h
 * @param by who asks; at most 200 characters are kept
 * @param reason why; at most 500 characters are kept
 * @param source where it was given; default {@value Order#API}
 */
public record LevelOrder(
    int level,
    LevelBound bound,
    Duration lasting,
    @Nullable String by,
    @Nullable String reason,
    String source) {

  /** The highest level, which drops every non-essential call. */
  public static final int HIGHEST = 3;

  /**
   * @throws IllegalArgumentException if the level or the duration is out of range
   */
  public LevelOrder {
    if (level < 0 || level > HIGHEST) {
      throw new IllegalArgumentException("level must be 0 to 3, but was " + level);
    }
    by = ForeignText.name(by);
    reason = ForeignText.reason(reason);
    source = ForeignText.clean(source, ForeignText.NAME);
    Order.requireEnd(lasting);
  }

  /**
   * Creates a floor that lasts 4 h.
   *
   * @param level 0 to 3
   * @throws IllegalArgumentException if the level is out of range
   */
  public static LevelOrder of(int level) {
    return of(level, LevelBound.FLOOR);
  }

  /**
   * Creates an order that lasts 4 h.
   *
   * @param level 0 to 3
   * @param bound whether it is a floor, a cap or both
   * @throws IllegalArgumentException if the level is out of range
   */
  public static LevelOrder of(int level, LevelBound bound) {
    return new LevelOrder(level, bound, Duration.ofHours(4), null, null, Order.API);
  }

  /**
   * Returns a copy with another duration.
   *
   * @param time how long it lasts
   * @throws IllegalArgumentException if the time is not above 0 and at most 24 h
   */
  public LevelOrder lasting(Duration time) {
    return new LevelOrder(level, bound, time, by, reason, source);
  }

  /**
   * Returns a copy with an owner.
   *
   * @param owner who asks
   */
  public LevelOrder by(String owner) {
    return new LevelOrder(level, bound, lasting, owner, reason, source);
  }

  /**
   * Returns a copy with a reason.
   *
   * @param why the reason
   */
  public LevelOrder because(String why) {
    return new LevelOrder(level, bound, lasting, by, why, source);
  }

  /**
   * Returns a copy with another source.
   *
   * @param where the source, like {@code endpoint}
   */
  public LevelOrder from(String where) {
    return new LevelOrder(level, bound, lasting, by, reason, where);
  }
}
