package io.github.fallback4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A floor or a cap for the level, or both in one, asked for by somebody, with an end. Immutable;
 * the methods that change something return a new order.
 *
 * @param level 0 drops nothing, 1 {@link Criticality#DECORATIVE} calls, 2 also {@link
 *     Criticality#USEFUL} ones, 3 every non-essential call
 * @param bound whether this is the least level, the highest that may be found, or both
 * @param lasting when it ends by itself; above 0 and at most 24 h, by default 4 h
 * @param by who asks
 * @param reason why
 * @param source where it was given; default {@value Order#API}
 */
public record LevelOrder(
    int level,
    LevelBound bound,
    Duration lasting,
    @Nullable String by,
    @Nullable String reason,
    String source) {

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
    return of(level, LevelBound.FLOOR);
  }

  /**
   * An order that lasts 4 h.
   *
   * @param level 0 to 3
   * @param bound what it is to the level
   * @throws IllegalArgumentException if the level is out of range
   */
  public static LevelOrder of(int level, LevelBound bound) {
    return new LevelOrder(level, bound, Duration.ofHours(4), null, null, Order.API);
  }

  /**
   * The same with another end.
   *
   * @param time how long it lasts
   * @throws IllegalArgumentException if the time is not above 0 and at most 24 h
   */
  public LevelOrder lasting(Duration time) {
    return new LevelOrder(level, bound, time, by, reason, source);
  }

  /**
   * The same with an owner.
   *
   * @param owner who asks
   */
  public LevelOrder by(String owner) {
    return new LevelOrder(level, bound, lasting, owner, reason, source);
  }

  /**
   * The same with a reason.
   *
   * @param why why it is asked
   */
  public LevelOrder because(String why) {
    return new LevelOrder(level, bound, lasting, by, why, source);
  }

  /**
   * The same from another source.
   *
   * @param where where it was given, like {@code endpoint}
   */
  public LevelOrder from(String where) {
    return new LevelOrder(level, bound, lasting, by, reason, where);
  }
}
