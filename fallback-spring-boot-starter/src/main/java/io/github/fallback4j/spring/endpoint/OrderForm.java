package io.github.fallback4j.spring.endpoint;

import io.github.fallback4j.LevelBound;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Order;
import io.github.fallback4j.internal.values.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an operator filled in. Each method throws {@link IllegalArgumentException} for what it does
 * not understand; the message names the field, shows the value and says what to write. Immutable.
 *
 * @param ttl how long the order lasts; the default of its mode if blank
 * @param reason why
 * @param by who fills it in
 */
record OrderForm(@Nullable String ttl, @Nullable String reason, String by) {
  private static final String SOURCE = "endpoint";
  private static final int LONGEST_REASON = 500;

  Order order(String target, @Nullable String mode, @Nullable String ramp) {
    Order order = Order.of(target, mode(mode)).from(SOURCE).by(by);
    String why = plainReason();
    order = why == null ? order : order.because(why);
    order = ramp(ramp) ? order : order.withoutRamp();
    return lasting(order, order::lasting);
  }

  LevelOrder level(@Nullable String level, @Nullable String as) {
    LevelOrder order = LevelOrder.of(level(level), bound(as)).from(SOURCE).by(by);
    String why = plainReason();
    order = why == null ? order : order.because(why);
    return lasting(order, order::lasting);
  }

  private static Mode mode(@Nullable String text) {
    return constant("mode", Mode.values(), text);
  }

  private static <E extends Enum<E>> E constant(String field, E[] known, @Nullable String text) {
    for (E constant : known) {
      if (constant.name().equalsIgnoreCase(text)) {
        return constant;
      }
    }
    String all = Arrays.stream(known).map(Words::of).collect(Collectors.joining(", "));
    throw malformed(field, text, "write one of " + all);
  }

  private static LevelBound bound(@Nullable String text) {
    return isBlank(text) ? LevelBound.FLOOR : constant("as", LevelBound.values(), text);
  }

  private static int level(@Nullable String text) {
    if (text != null && text.strip().matches("[0-3]")) {
      return Integer.parseInt(text.strip());
    }
    throw malformed(
        "level",
        text,
        "write 0, 1, 2 or 3; an order for a dependency is posted to the endpoint's path followed"
            + " by /{id}");
  }

  private static boolean ramp(@Nullable String text) {
    if (isBlank(text) || "true".equalsIgnoreCase(text)) {
      return true;
    }
    if ("false".equalsIgnoreCase(text)) {
      return false;
    }
    throw malformed("ramp", text, "write true or false");
  }

  private @Nullable String plainReason() {
    if (reason == null || reason.isBlank()) {
      return null;
    }
    if (reason.length() > LONGEST_REASON) {
      throw new IllegalArgumentException(
          "reason has %d characters: write at most %d".formatted(reason.length(), LONGEST_REASON));
    }
    return reason.strip(); // orders clean it
  }

  private <T> T lasting(T unchanged, Function<Duration, T> lasting) {
    if (ttl == null || ttl.isBlank()) {
      return unchanged;
    }
    try {
      return lasting.apply(Durations.parse(ttl));
    } catch (IllegalArgumentException malformed) {
      throw malformed("ttl", ttl, String.valueOf(malformed.getMessage()));
    }
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static IllegalArgumentException malformed(
      String field, @Nullable String text, String advice) {
    return new IllegalArgumentException(
        isBlank(text)
            ? field + " is missing: " + advice
            : "%s is '%s': %s".formatted(field, text, advice));
  }
}
