package io.github.fallback4j.internal.call;

import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Routes;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.spi.ContextCarrier;
import io.github.fallback4j.spi.Time;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The routes to an essential dependency that has a standby. No call is refused one: when neither is
 * found in use calls go by the primary, and when every place to watch one is taken they go
 * unwatched. Safe for use by many threads.
 */
final class EssentialRoutes {
  private final Standing standing;
  private final Time time;
  private final ContextCarrier carrier;
  private final RouteStandings standings;
  private final Route primary;
  private final Route standby;

  EssentialRoutes(
      DependencySpec spec, Standing standing, Surroundings surroundings, RouteStandings standings) {
    this.standing = standing;
    this.time = surroundings.time();
    this.carrier = surroundings.carrier();
    this.standings = standings;
    this.primary = route(spec, standings.primary(), surroundings);
    this.standby = route(RouteStandings.onStandby(spec), standings.standby(), surroundings);
  }

  private static Route route(DependencySpec limits, RouteStanding way, Surroundings surroundings) {
    return new Route(limits, way.standing(), way.recorder(), surroundings, elapsed -> {});
  }

  void declareProbe(Callable<?> probe) {
    primary.prober().declare(probe);
  }

  Routes states() {
    return standings.routes();
  }

  /** Chooses the route of a call. */
  Passage enter(boolean hasStandby) {
    Route route = choose(hasStandby);
    long allowed = route.allowance();
    long start = time.nanos();
    Slot slot = route.watchIfFree();
    if (slot != null) {
      slot.begin(start, allowed, null, null, null);
    }
    return new Passage(route, slot, start, allowed);
  }

  private Route choose(boolean hasStandby) {
    if (primary.verdict().admits() || !hasStandby) {
      return primary;
    }
    boolean ordered = standing.verdict().state().mode() == Mode.STANDBY;
    return ordered || standby.verdict().admits() ? standby : primary;
  }

  /** One call on its way. */
  final class Passage {
    private final Route route;
    private final @Nullable Slot slot;
    private final long start;
    private final long allowed;

    private Passage(Route route, @Nullable Slot slot, long start, long allowed) {
      this.route = route;
      this.slot = slot;
      this.start = start;
      this.allowed = allowed;
    }

    boolean byStandby() {
      return route == standby;
    }

    void offer(CallSite site, Prober.Work call) {
      route.prober().offer(site, carrier, call);
    }

    @Nullable Callable<?> repeatable(CallSite site, Prober.Work call) {
      return route.prober().repeatable(site, carrier, call);
    }

    void offer(Callable<?> repeatable) {
      route.prober().offer(repeatable);
    }

    /**
     * Says how the call ended.
     *
     * @param failure {@code null} if that was no fault
     */
    void ended(@Nullable Throwable failure) {
      long elapsed = time.nanos() - start;
      boolean unjudged = leave();
      if (unjudged && elapsed >= allowed) {
        route.overdue(elapsed);
      } else if (unjudged) {
        judge(failure, elapsed);
      }
    }

    private void judge(@Nullable Throwable failure, long elapsed) {
      if (failure == null) {
        route.countSuccess();
        route.recorder().succeeded(start, elapsed);
      } else if (failure instanceof InterruptedException
          || failure instanceof CallInterruptedException) {
        route.recorder().abandoned(start);
      } else {
        route.recorder().failed(Cause.FAILURE, failure, start, elapsed);
      }
    }

    /** Says that its answer failed while it was consumed. */
    void brokenOff(Throwable failure) {
      route.recorder().failed(Cause.FAILURE, failure, start, time.nanos() - start);
    }

    void abandoned() {
      if (leave()) {
        route.recorder().abandoned(start);
      }
    }

    /** Gives the place back; returns whether the watch had left the call alone. */
    private boolean leave() {
      if (slot == null) {
        return true;
      }
      boolean unjudged = slot.leave(start);
      if (unjudged) {
        slot.release();
      }
      return unjudged;
    }
  }
}
