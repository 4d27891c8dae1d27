package io.github.fallback4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for: a mode for a target, with an end, and if they say so an owner and a
 * reason. Immutable; the methods that change something return a new order.
 *
 * @param target an id, {@code tag:x}, or {@code all} ({@code *} is the same)
 * @param mode what is asked for
 * @param lasting when it ends by itself; above 0 and at most 24 h; by default 4 h for {@link
 *     Mode#OFF} and 30 min otherwise
 * @param by who asks
 * @param reason why
 * @param ramp whether calls that this order, or its end, lets through again return in steps;
 *     default true
 * @param source where it was given; default {@value #API}
 */
public record Order(
    String target,
    Mode mode,
    Duration lasting,
    @Nullable String by,
    @Nullable String reason,
    boolean ramp,
    String source) {

  /** The source of an order that names no other: the application's own code. */
  public static final String API = "api";

  /** The target that covers every dependency. */
  public static final String ALL = "all";

  /** What the target of a tag begins with. */
  public static final String TAG_PREFIX = "tag:";

  /** The longest an order may last. */
  public static final Duration LONGEST = Duration.ofHours(24);

  /**
   * @throws IllegalArgumentException if the target is blank, or the end out of range
   */
  public Order {
    target = target.strip();
    if (target.isEmpty() || target.equals(TAG_PREFIX)) {
      throw new IllegalArgumentException(
          "target must be an id, tag:x or all, but was '%s'".formatted(target));
    }
    target = target.equals("*") ? ALL : target;
    requireEnd(lasting);
  }

  static void requireEnd(Duration lasting) {
    if (lasting.isNegative() || lasting.isZero() || lasting.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "an order must last longer than 0 and at most 24h, but was to last " + lasting);
    }
  }

  /**
   * Skip the calls of a target.
   *
   * @param target an id, {@code tag:x} or {@code all}
   */
  public static Order off(String target) {
    return of(target, Mode.OFF);
  }

  /**
   * Make the calls of a target whatever level, health and breaker say.
   *
   * @param target an id, {@code tag:x} or {@code all}
   */
  public static Order on(String target) {
    return of(target, Mode.ON);
  }

  /**
   * Let level, health and detection decide, even where configuration says otherwise.
   *
   * @param target an id, {@code tag:x} or {@code all}
   */
  public static Order auto(String target) {
    return of(target, Mode.AUTO);
  }

  /**
   * Use the standby route of a target where there is one.
   *
   * @param target an id, {@code tag:x} or {@code all}
   */
  public static Order standby(String target) {
    return of(target, Mode.STANDBY);
  }

  /**
   * An order with the default end.
   *
   * @param target an id, {@code tag:x} or {@code all}
   * @param mode what is asked for
   */
  public static Order of(String target, Mode mode) {
    Duration lasting = mode == Mode.OFF ? Duration.ofHours(4) : Duration.ofMinutes(30);
    return new Order(target, mode, lasting, null, null, true, API);
  }

  /**
   * The same with another end.
   *
   * @param time how long it lasts
   * @throws IllegalArgumentException if the time is not above 0 and at most 24 h
   */
  public Order lasting(Duration time) {
    return new Order(target, mode, time, by, reason, ramp, source);
  }

  /**
   * The same with an owner.
   *
   * @param owner who asks
   */
  public Order by(String owner) {
    return new Order(target, mode, lasting, owner, reason, ramp, source);
  }

  /**
   * The same with a reason.
   *
   * @param why why it is asked
   */
  public Order because(String why) {
    return new Order(target, mode, lasting, by, why, ramp, source);
  }

  /**
   * The same from another source.
   *
   * @param where where it was given, like {@code endpoint}
   */
  public Order from(String where) {
    return new Order(target, mode, lasting, by, reason, ramp, where);
  }

  /** The same, but calls let through again return at once instead of in steps. */
  public Order withoutRamp() {
    return new Order(target, mode, lasting, by, reason, false, source);
  }
}
