package io.github.fallback4j.engine;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.FallbackEvent.RoutesChanged;
import io.github.fallback4j.Routes;
import io.github.fallback4j.internal.call.DependencyStatistics;
import io.github.fallback4j.internal.call.RouteStanding;
import io.github.fallback4j.internal.call.RouteStandings;
import io.github.fallback4j.internal.detection.Detector;
import io.github.fallback4j.internal.verdict.Lease;
import io.github.fallback4j.internal.verdict.Ruling;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.spi.CallMoments;
import io.github.fallback4j.spi.Time;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The two routes to one dependency that has a standby, each with a standing and a detector of its
 * own. What happens to one of them is told as an event; when neither is in use, the dependency
 * itself is.
 */
final class RoutePair {
  private static final String PRIMARY = Detector.SOURCE;
  private static final String STANDBY = Detector.SOURCE + " of the standby";

  private final DependencySpec spec;
  private final Time time;
  private final Events events;
  private final Wiring primaryWiring = new Wiring(this::primaryChanged);
  private final Wiring standbyWiring = new Wiring(this::standbyChanged);
  private final Standing primary;
  private final RouteStandings standings;
  private Routes told;
  private @Nullable Instant neitherSince;
  private volatile @Nullable Standing whole;

  /**
   * Creates the standings of both routes.
   *
   * @param spec the dependency
   * @param ruling what is ordered for it at the start
   * @param standings makes the standing of each
   * @param events hears what happens to them
   * @param detection judges them
   */
  RoutePair(
      DependencySpec spec,
      Ruling ruling,
      StandingFactory standings,
      Events events,
      Detection detection) {
    this.spec = spec;
    this.time = standings.time();
    this.events = events;
    this.primary = standings.ofRoute(spec, ruling.forPrimary(), primaryWiring);
    Standing standby = standings.ofRoute(spec, Ruling.none(ruling.since()), standbyWiring);
    this.told = new Routes(primary.verdict().state(), standby.verdict().state());
    this.standings =
        new RouteStandings(
            new RouteStanding(
                primary,
                detection.start(
                    spec, primary, primaryWiring, () -> primary.ordered() || ordered())),
            new RouteStanding(
                standby, detection.startOwn(spec, standby, standbyWiring, STANDBY, this::ordered)));
  }

  /** Names the standing of the dependency as a whole; before this nothing happens to the routes. */
  void attach(Standing dependency) {
    dependency.attachPrimary(primary);
    whole = dependency;
  }

  /**
   * Names the statistics of the calls by either route. Another status of the standby makes no
   * difference to them: calls are well as soon as the primary is.
   */
  void follow(DependencyStatistics counted) {
    primaryWiring.follow(counted);
    standbyWiring.showMomentsOf(counted);
  }

  private boolean ordered() {
    return whole != null && whole.ordered();
  }

  Standing primary() {
    return primary;
  }

  RouteStandings standings() {
    return standings;
  }

  private void primaryChanged(DependencyState before, DependencyState after, CallMoments moments) {
    tell(new Routes(after, told.standby()), moments);
  }

  private void standbyChanged(DependencyState before, DependencyState after, CallMoments moments) {
    tell(new Routes(told.primary(), after), moments);
  }

  /** The outbox tells one change after another. */
  private void tell(Routes after, CallMoments moments) {
    Routes before = told;
    told = after;
    events.publish(
        new RoutesChanged(
            time.now(),
            events.instance(),
            spec.id(),
            before,
            after,
            moments.firstFault(),
            moments.lastHarmed()));
    if (whole != null && !spec.essential()) {
      followBy(whole);
    }
  }

  /** While neither is in use, calls are let through only as far as one of them lets them. */
  private void followBy(Standing dependency) {
    if (told.primary().admitted() > 0 || told.standby().admitted() > 0) {
      neitherSince = null;
      dependency.drop(Cause.BREAKER, PRIMARY);
    } else {
      if (neitherSince == null) {
        neitherSince = time.now();
      }
      String reason =
          "neither route is available; primary: %s; standby: %s"
              .formatted(told.primary().reason(), told.standby().reason());
      dependency.raise(
          new Lease(Cause.BREAKER, PRIMARY, 0, true, null, reason, neitherSince, null, () -> true));
    }
  }
}
