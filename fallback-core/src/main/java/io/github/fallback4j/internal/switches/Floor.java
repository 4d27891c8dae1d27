package io.github.fallback4j.internal.switches;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.LevelState;
import io.github.fallback4j.internal.settings.LevelFlag;
import io.github.fallback4j.internal.verdict.Lease;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The floor of the level in force, and who asked for it. Immutable.
 *
 * @param level 0 to 3
 * @param source {@code null} if nobody asked for any
 * @param since when it began to decide
 */
record Floor(
    int level,
    @Nullable String source,
    @Nullable String by,
    @Nullable String reason,
    Instant since,
    @Nullable Instant until) {

  /** Holds the lease, wherever the floor comes from: a floor takes the place of the one before. */
  static final String SOURCE = "level";

  static Floor of(LevelOrder order, Instant now) {
    return new Floor(
        order.level(), order.source(), order.by(), order.reason(), now, now.plus(order.lasting()));
  }

  static Floor of(LevelFlag flag, Instant now) {
    return new Floor(flag.level(), flag.setting().source(), null, null, now, null);
  }

  static Floor none(Instant now) {
    return new Floor(0, null, null, null, now, null);
  }

  LevelState state() {
    return new LevelState(level, level, source, by, reason, source == null ? null : since, until);
  }

  /** What it does to a dependency; empty if it lets all its calls through. */
  Optional<Lease> lease(DependencySpec spec) {
    double admitted = LevelShare.admitted(level, spec.criticality());
    if (spec.essential() || admitted >= 1) {
      return Optional.empty();
    }
    String why = reason != null ? reason : "level " + level + " by " + source;
    return Optional.of(new Lease(Cause.LEVEL, SOURCE, admitted, true, by, why, since, until, null));
  }
}
