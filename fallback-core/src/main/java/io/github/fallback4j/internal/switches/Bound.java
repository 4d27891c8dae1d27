package io.github.fallback4j.internal.switches;

import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.internal.settings.LevelFlag;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A floor or a cap of the level, and who asked for it. Immutable.
 *
 * @param level 0 to 3
 * @param source {@code null} if nobody asked for any
 * @param since when it began to decide
 */
record Bound(
    int level,
    @Nullable String source,
    @Nullable String by,
    @Nullable String reason,
    Instant since,
    @Nullable Instant until) {

  static Bound of(LevelOrder order, Instant now) {
    return new Bound(
        order.level(), order.source(), order.by(), order.reason(), now, now.plus(order.lasting()));
  }

  static Bound of(LevelFlag flag, Instant now) {
    return new Bound(flag.level(), flag.setting().source(), null, null, now, null);
  }

  static Bound none(int level, Instant now) {
    return new Bound(level, null, null, null, now, null);
  }

  /** Whether at most the time at which it began tells it from another. */
  boolean saysTheSameAs(Bound other) {
    return level == other.level
        && Objects.equals(source, other.source)
        && Objects.equals(until, other.until);
  }
}
