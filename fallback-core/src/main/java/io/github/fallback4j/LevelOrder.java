package io.github.fallback4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A floor for the level, asked for by somebody, with an end. Immutable; the methods that change
 * something return a new order.
 *
 * @param level 0 drops nothing, 1 {@link Criticality#DECORATIVE} calls, 2 also {@link
 *     Criticality#USEFUL} ones, 3 every non-essential call
 * @param lasting when it ends by itself; above 0 and at most 24 h, by default 4 h
 * @param by who asks
 * @param reason why
 * @param source where it was given; default {@value Order#API}
 */
public record LevelOrder(
    int level, Duration lasting, @Nullable String by, @Nullable String reason, String source) {

  /** The highest level: every non-essential call is dropped. */
  public static final int HIGHEST = 3;

  /**
   * @throws IllegalArgumentException if level or end are out of range
   */
  public LevelOrder {
    if (level < 0 || level > HIGHEST) {
      throw new IllegalArgumentException("level must be 0 to 3, but was " + level);
    }
    Order.requireEnd(lasting);
  }

  /**
   * A floor that lasts 4 h.
   *
   * @param level 0 to 3
   * @throws IllegalArgumentException if the level is out of range
   */
  public static LevelOrder of(int level) {
    return new LevelOrder(level, Duration.ofHours(4), null, null, Order.API);
  }

  /**
   * The same with another end.
   *
   * @param time how long it lasts
   * @throws IllegalArgumentException if the time is not above 0 and at most 24 h
   */
  public LevelOrder lasting(Duration time) {
    return new LevelOrder(level, time, by, reason, source);
  }

  /**
   * The same with an owner.
   *
   * @param owner who asks
   */
  public LevelOrder by(String owner) {
    return new LevelOrder(level, lasting, owner, reason, source);
  }

  /**
   * The same with a reason.
   *
   * @param why why it is asked
   */
  public LevelOrder because(String why) {
    return new LevelOrder(level, lasting, by, why, source);
  }

  /**
   * The same from another source.
   *
   * @param where where it was given, like {@code endpoint}
   */
  public LevelOrder from(String where) {
    return new LevelOrder(level, lasting, by, reason, where);
  }
}
