package io.github.fallback4j.engine;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.FallbackEvent.StateChanged;
import io.github.fallback4j.internal.call.EssentialDependency;
import io.github.fallback4j.internal.call.Guard;
import io.github.fallback4j.internal.call.NonEssentialDependency;
import io.github.fallback4j.internal.call.Surroundings;
import io.github.fallback4j.internal.switches.SwitchboardEngine;
import io.github.fallback4j.internal.verdict.Recorder;
import io.github.fallback4j.internal.verdict.Ruling;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.spi.Time;

/**
 * Puts one dependency together: its standing, what detects for it, what guards its calls.
 *
 * @param surroundings what the engine's guards share
 * @param switchboard takes the dependency in
 * @param standings makes its standing, and those of its routes
 * @param events hears of its changes
 * @param readers look at how its calls fare
 * @param detection judges it
 */
record DependencyFactory(
    Surroundings surroundings,
    SwitchboardEngine switchboard,
    StandingFactory standings,
    Events events,
    StatisticsReaders readers,
    Detection detection) {

  Dependency create(DependencySpec spec) {
    Ruling ruling = switchboard.initialRuling(spec);
    Wiring wiring = wiring(spec.id());
    Standing standing = standings.ofDependency(spec, ruling, wiring);
    if (spec.standby() != null) {
      return withTwoRoutes(spec, standing, wiring, ruling);
    }
    return spec.essential()
        ? alwaysCalled(spec, standing, wiring)
        : withOneRoute(spec, standing, wiring);
  }

  private Wiring wiring(String dependency) {
    return new Wiring(
        (before, after, moments) ->
            events.publish(
                new StateChanged(
                    time().now(),
                    events.instance(),
                    dependency,
                    before,
                    after,
                    moments.firstFault(),
                    moments.lastHarmed())));
  }

  private Dependency alwaysCalled(DependencySpec spec, Standing standing, Wiring wiring) {
    EssentialDependency dependency = new EssentialDependency(spec, standing, surroundings);
    readers.follow(dependency);
    wiring.follow(dependency.statistics());
    switchboard.register(spec, standing);
    detection.hearSignals(spec, standing, Recorder.NONE);
    return dependency;
  }

  private Dependency withOneRoute(DependencySpec spec, Standing standing, Wiring wiring) {
    Recorder recorder = detection.start(spec, standing, wiring, standing::ordered);
    Guard guard = new Guard(spec, standing, recorder, surroundings);
    readers.follow(guard);
    wiring.follow(guard.statistics());
    switchboard.register(spec, standing);
    detection.hearSignals(spec, standing, recorder);
    return new NonEssentialDependency(guard);
  }

  private Dependency withTwoRoutes(
      DependencySpec spec, Standing standing, Wiring wiring, Ruling ruling) {
    RoutePair pair = new RoutePair(spec, ruling, standings, events, detection);
    pair.attach(standing);
    wiring.onRampStep( // the routes judge their own
        step -> time().schedule(spec.ramp().step(), () -> standing.endRampStep(step)));
    Dependency dependency =
        spec.essential()
            ? essential(spec, standing, pair, wiring)
            : nonEssential(spec, standing, pair, wiring);
    switchboard.register(spec, standing);
    detection.hearSignals(spec, pair.primary(), pair.standings().primary().recorder());
    return dependency;
  }

  private Dependency essential(
      DependencySpec spec, Standing standing, RoutePair pair, Wiring wiring) {
    EssentialDependency dependency =
        new EssentialDependency(spec, standing, surroundings, pair.standings());
    readers.follow(dependency);
    wiring.follow(dependency.statistics());
    pair.follow(dependency.statistics());
    return dependency;
  }

  private Dependency nonEssential(
      DependencySpec spec, Standing standing, RoutePair pair, Wiring wiring) {
    Guard guard = new Guard(spec, standing, surroundings, pair.standings());
    readers.follow(guard);
    wiring.follow(guard.statistics());
    pair.follow(guard.statistics());
    return new NonEssentialDependency(guard);
  }

  private Time time() {
    return surroundings.time();
  }
}
