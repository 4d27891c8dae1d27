package io.github.fallback4j;

import io.github.fallback4j.internal.values.Durations;
import io.github.fallback4j.internal.values.ForeignText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request for a mode of a target. It has an end, and optionally an owner and a reason. Immutable;
 * methods that change something return a new order. Line breaks, control characters, escape
 * sequences and invisible marks are removed from its texts.
 *
 * @param target an id, {@code tag:x}, or {@code all} ({@code *} is the same)
 * @param mode the mode to set
 * @param lasting how long it lasts; above 0 and at most 24 h; by default 4 h for {@link Mode#OFF}
 *     and 30 min otherwise
 * @param by who asks; at most 200 characters are kept
 * @param reason why; at most 500 characters are kept
 * @param ramp whether calls return in steps when this order, or its end, lets them through again;
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

  /** The default source of an order: the application's own code. */
  public static final String API = "api";

  /** The target that covers every dependency. */
  public static final String ALL = "all";

  /** The prefix of a target that is a tag. */
  public static final String TAG_PREFIX = "tag:";

  /** The longest time an order may last. */
  public static final Duration LONGEST = Duration.ofHours(24);

  /**
   * @throws IllegalArgumentException if the target is blank or the duration is out of range
   */
  public Order {
    target = target.strip();
    if (target.isEmpty() || target.equals(TAG_PREFIX)) {
      throw new IllegalArgumentException(
          "target must be an id, tag:x or all, but was '%s'".formatted(target));
    }
    target = target.equals("*") ? ALL : ForeignText.clean(target, ForeignText.NAME);
    by = ForeignText.name(by);
    reason = ForeignText.reason(reason);
    source = ForeignText.clean(source, ForeignText.NAME);
    requireEnd(lasting);
  }

  static void requireEnd(Duration lasting) {
    if (lasting.isNegative() || lasting.isZero() || lasting.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "an order must last longer than 0 and at most 24h, but its duration is "
              + Durations.text(lasting));
    }
  }

  /**
   * Creates an order that skips the calls of a target.
   *
   * @param target an id, {@code tag:x} or {@code all}
   */
  public static Order off(String target) {
    return of(target, Mode.OFF);
  }

  /**
   * Creates an order that makes the calls of a target, whatever level, health and breaker say.
   *
   * @param target an id, {@code tag:x} or {@code all}
   */
  public static Order on(String target) {
    return of(target, Mode.ON);
  }

  /**
   * Creates an order that lets level, health and breaker decide, even if the configuration says
   * otherwise.
   *
   * @param target an id, {@code tag:x} or {@code all}
   */
  public static Order auto(String target) {
    return of(target, Mode.AUTO);
  }

  /**
   * Creates an order that uses the standby route of a target where there is one.
   *
   * @param target an id, {@code tag:x} or {@code all}
   */
  public static Order standby(String target) {
    return of(target, Mode.STANDBY);
  }

  /**
   * Creates an order with the default duration.
   *
   * @param target an id, {@code tag:x} or {@code all}
   * @param mode the mode to set
   */
  public static Order of(String target, Mode mode) {
    Duration lasting = mode == Mode.OFF ? Duration.ofHours(4) : Duration.ofMinutes(30);
    return new Order(target, mode, lasting, null, null, true, API);
  }

  /**
   * Returns a copy with another duration.
   *
   * @param time how long it lasts
   * @throws IllegalArgumentException if the time is not above 0 and at most 24 h
   */
  public Order lasting(Duration time) {
    return new Order(target, mode, time, by, reason, ramp, source);
  }

  /**
   * Returns a copy with an owner.
   *
   * @param owner who asks
   */
  public Order by(String owner) {
    return new Order(target, mode, lasting, owner, reason, ramp, source);
  }

  /**
   * Returns a copy with a reason.
   *
   * @param why the reason
   */
  public Order because(String why) {
    return new Order(target, mode, lasting, by, why, ramp, source);
  }

  /**
   * Returns a copy with another source.
   *
   * @param where the source, like {@code endpoint}
   */
  public Order from(String where) {
    return new Order(target, mode, lasting, by, reason, ramp, where);
  }

  /** Returns a copy whose end lets all calls return at once instead of in steps. */
  public Order withoutRamp() {
    return new Order(target, mode, lasting, by, reason, false, source);
  }
}
