package io.github.fallback4j.internal.switches;

import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.internal.settings.LevelFlag;
import java.time.Instant;

/**
 * A floor or a cap of the level. Immutable.
 *
 * @param level 0 to 3
 * @param claimant who asked for it
 */
record Bound(int level, Claimant claimant) {

  static Bound of(LevelOrder order, Instant now, Instant until) {
    return new Bound(
        order.level(), new Claimant(order.source(), order.by(), order.reason(), now, until));
  }

  static Bound of(LevelFlag flag, String source, Instant now) {
    return new Bound(flag.level(), Claimant.standing(flag.setting().source(source), now));
  }

  /** Nobody asked for any. */
  static Bound none(int level, Instant now) {
    return new Bound(level, Claimant.standing(null, now));
  }

  Bound since(Instant moment) {
    return new Bound(level, claimant.since(moment));
  }

  /** Whether at most the time at which it began tells it from another. */
  boolean saysTheSameAs(Bound other) {
    return level == other.level && claimant.isTheSameAs(other.claimant);
  }
}
