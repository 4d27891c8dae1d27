package io.github.fallback4j.engine;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.FallbackEvent.StateChanged;
import io.github.fallback4j.internal.call.CallOutcome;
import io.github.fallback4j.internal.call.EssentialDependency;
import io.github.fallback4j.internal.call.EssentialStatistics;
import io.github.fallback4j.internal.call.Guard;
import io.github.fallback4j.internal.call.NonEssentialDependency;
import io.github.fallback4j.internal.call.Surroundings;
import io.github.fallback4j.internal.level.LevelControl;
import io.github.fallback4j.internal.objective.Sampler;
import io.github.fallback4j.internal.signal.Signals;
import io.github.fallback4j.internal.switches.SwitchboardEngine;
import io.github.fallback4j.internal.time.OwnPauses;
import io.github.fallback4j.internal.verdict.Cohorts;
import io.github.fallback4j.internal.verdict.Outbox;
import io.github.fallback4j.internal.verdict.Recorder;
import io.github.fallback4j.internal.verdict.Ruling;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.settings.Objective;
import io.github.fallback4j.spi.Time;
import org.jspecify.annotations.Nullable;

/**
 * Puts one dependency together: its standing, what detects for it, what guards its calls.
 *
 * @param surroundings what the engine's guards share
 * @param switchboard takes the dependency in
 * @param outbox carries what standings tell
 * @param events hears it
 * @param cohorts says whose calls a level lets through
 * @param sampler looks at error budgets
 * @param levelControl looks at how calls fare; {@code null} for none
 * @param pauses knows when the process itself stood still
 * @param circuitBreakers the application's own
 * @param signals report on dependencies
 */
record DependencyFactory(
    Surroundings surroundings,
    SwitchboardEngine switchboard,
    Outbox outbox,
    Events events,
    Cohorts cohorts,
    Sampler sampler,
    @Nullable LevelControl levelControl,
    OwnPauses pauses,
    CircuitBreakers circuitBreakers,
    Signals signals) {

  Dependency create(DependencySpec spec) {
    Ruling ruling = switchboard.initialRuling(spec);
    Wiring wiring =
        new Wiring(
            (before, after) ->
                events.publish(new StateChanged(time().now(), spec.id(), before, after)));
    return spec.standby() == null
        ? withOneRoute(spec, ruling, wiring)
        : withTwo(
            spec,
            wiring,
            ruling,
            new RoutePair(spec, ruling, time(), outbox, events, pauses, circuitBreakers));
  }

  private Dependency withOneRoute(DependencySpec spec, Ruling ruling, Wiring wiring) {
    Standing standing = new Standing(spec.id(), ruling, spec.ramp(), time(), outbox, wiring);
    standing.choose(cohorts);
    Recorder recorder =
        spec.essential()
            ? Recorder.NONE
            : wiring.detection(spec, standing, time(), pauses, circuitBreakers, standing::ordered);
    Dependency dependency =
        spec.essential()
            ? essential(new EssentialDependency(spec, standing, time()))
            : nonEssential(new Guard(spec, standing, recorder, surroundings));
    switchboard.register(spec, standing);
    signals.watch(spec, standing, recorder);
    return dependency;
  }

  private EssentialDependency essential(EssentialDependency dependency) {
    EssentialStatistics statistics = dependency.statistics();
    statistics.budget().ifPresent(sampler::add);
    Objective objective = dependency.spec().objective();
    if (levelControl != null && objective != null && objective.latency() != null) {
      levelControl.essential(
          dependency.id(),
          objective.latency(),
          () -> statistics.counted(CallOutcome.LIVE),
          statistics::successNanos);
      statistics.whenSlow(levelControl.waker());
    }
    return dependency;
  }

  private Dependency nonEssential(Guard guard) {
    if (levelControl != null && guard.spec().automatic() != Automatic.OFF) {
      levelControl.nonEssential(guard.spec().id(), new CountedCalls(guard.statistics()));
      guard.statistics().whenRefused(levelControl.waker());
    }
    return new NonEssentialDependency(guard);
  }

  private Dependency withTwo(DependencySpec spec, Wiring wiring, Ruling ruling, RoutePair pair) {
    Standing standing =
        new Standing(spec.id(), ruling, spec.ramp(), time(), outbox, wiring, pair.primary());
    wiring.timeSteps(spec, standing, time());
    standing.choose(cohorts);
    pair.attach(standing);
    Dependency dependency =
        spec.essential()
            ? essential(new EssentialDependency(spec, standing, surroundings, pair.standings()))
            : nonEssential(new Guard(spec, standing, surroundings, pair.standings()));
    switchboard.register(spec, standing);
    signals.watch(spec, pair.primary(), pair.standings().primary().recorder());
    return dependency;
  }

  private Time time() {
    return surroundings.time();
  }
}
