package io.github.fallback4j.internal.call;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Routes;
import io.github.fallback4j.internal.verdict.Standing;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The routes to an essential dependency that has a standby. No call is refused one: when neither is
 * found in use calls go by the primary. Safe for use by many threads.
 */
final class EssentialRoutes {
  private final Standing standing;
  private final RouteStandings standings;
  private final Route primary;
  private final Route standby;

  EssentialRoutes(
      DependencySpec spec, Standing standing, Surroundings surroundings, RouteStandings standings) {
    this.standing = standing;
    this.standings = standings;
    this.primary = Route.primary(spec, standings.primary(), surroundings, FailureCount.NONE);
    this.standby = Route.standby(spec, standings.standby(), surroundings, FailureCount.NONE);
    Prober.attachTo(primary);
    Prober.attachTo(standby);
  }

  void declareProbe(Callable<?> probe) {
    primary.probes().declare(probe);
  }

  /** Where a drill takes hold of calls by the primary. */
  EffectInlet inlet() {
    return primary;
  }

  void track(@Nullable TrackedCalls tracked) {
    primary.track(tracked);
    standby.track(tracked);
  }

  /** Forgets what was found of either route. */
  void reset() {
    primary.recorder().reset();
    standby.recorder().reset();
    standing.endRamp();
  }

  Routes states() {
    return standings.routes();
  }

  /** Chooses the route of a call. */
  Route choose(boolean hasStandby) {
    if (primary.verdict().admits() || !hasStandby) {
      return primary;
    }
    boolean ordered = standing.verdict().state().mode() == Mode.STANDBY;
    return ordered || standby.verdict().admits() ? standby : primary;
  }
}
