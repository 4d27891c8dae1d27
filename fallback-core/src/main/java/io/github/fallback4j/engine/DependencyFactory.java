package io.github.fallback4j.engine;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.FallbackEvent.StateChanged;
import io.github.fallback4j.internal.call.EssentialDependency;
import io.github.fallback4j.internal.call.Guard;
import io.github.fallback4j.internal.call.GuardedDependency;
import io.github.fallback4j.internal.call.Surroundings;
import io.github.fallback4j.internal.detection.Detector;
import io.github.fallback4j.internal.objective.Sampler;
import io.github.fallback4j.internal.switches.SwitchboardEngine;
import io.github.fallback4j.internal.verdict.Outbox;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.spi.Time;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongConsumer;

/**
 * Puts one dependency together: its standing, what detects for it, what guards its calls.
 *
 * @param surroundings what the engine's guards share
 * @param switchboard takes the dependency in
 * @param outbox carries what standings tell
 * @param events hears it
 * @param sampler looks at error budgets
 */
record DependencyFactory(
    Surroundings surroundings,
    SwitchboardEngine switchboard,
    Outbox outbox,
    Events events,
    Sampler sampler) {

  Dependency create(DependencySpec spec) {
    Time time = surroundings.time();
    Wiring wiring = new Wiring(spec.id(), time, events);
    Standing standing =
        new Standing(spec.id(), switchboard.initialRuling(spec), spec.ramp(), time, outbox, wiring);
    Dependency dependency =
        spec.essential()
            ? essential(spec, standing)
            : new GuardedDependency(guard(spec, standing, wiring));
    switchboard.register(spec, standing);
    return dependency;
  }

  private Dependency essential(DependencySpec spec, Standing standing) {
    EssentialDependency dependency = new EssentialDependency(spec, standing, surroundings.time());
    dependency.statistics().budget().ifPresent(sampler::add);
    return dependency;
  }

  private Guard guard(DependencySpec spec, Standing standing, Wiring wiring) {
    Detector detector =
        new Detector(
            spec, standing, surroundings.time(), () -> ThreadLocalRandom.current().nextDouble());
    wiring.rampStep = detector::rampStepBegan;
    return new Guard(spec, standing, detector, surroundings);
  }

  /** What a standing's surroundings do when it changes. */
  private static final class Wiring implements Standing.Listener {
    private final String id;
    private final Time time;
    private final Events events;
    private volatile LongConsumer rampStep = step -> {};

    Wiring(String id, Time time, Events events) {
      this.id = id;
      this.time = time;
      this.events = events;
    }

    @Override
    public void changed(DependencyState before, DependencyState after) {
      events.publish(new StateChanged(time.now(), id, before, after));
    }

    @Override
    public void rampStepBegan(long step) {
      rampStep.accept(step);
    }
  }
}
