package io.github.fallback4j.engine;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.internal.detection.AdoptedBreaker;
import io.github.fallback4j.internal.detection.Detector;
import io.github.fallback4j.internal.time.OwnPauses;
import io.github.fallback4j.internal.verdict.Recorder;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.spi.Time;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** What a standing's surroundings do when it changes: tell of it, and judge its ramp. */
final class Wiring implements Standing.Listener {
  private final BiConsumer<DependencyState, DependencyState> changes;
  private volatile LongConsumer rampStep = step -> {};

  Wiring(BiConsumer<DependencyState, DependencyState> changes) {
    this.changes = changes;
  }

  Wiring(Consumer<DependencyState> after) {
    this((before, now) -> after.accept(now));
  }

  /** Makes what detects for the standing, and has it watch over the ramp. */
  Recorder detection(
      DependencySpec spec,
      Standing standing,
      Time time,
      OwnPauses pauses,
      CircuitBreakers circuitBreakers,
      BooleanSupplier ordered) {
    String named = spec.circuitBreaker();
    if (named == null) {
      return detector(spec, standing, time, pauses, Detector.SOURCE, ordered);
    }
    AdoptedBreaker adopted = new AdoptedBreaker(spec, standing, time);
    rampStep = adopted::rampStepBegan;
    circuitBreakers.adopt(spec.id(), named, adopted::follow);
    return adopted;
  }

  /** Makes a detector of our own for the standing, and has it judge the ramp. */
  Detector detector(
      DependencySpec spec,
      Standing standing,
      Time time,
      OwnPauses pauses,
      String source,
      BooleanSupplier ordered) {
    Detector detector =
        new Detector(
            spec,
            standing,
            time,
            pauses,
            () -> ThreadLocalRandom.current().nextDouble(),
            source,
            ordered);
    rampStep = detector::rampStepBegan;
    return detector;
  }

  /** Ends each step of the standing's ramp when its time is over: its ways judge their own. */
  void timeSteps(DependencySpec spec, Standing standing, Time time) {
    rampStep = step -> time.schedule(spec.ramp().step(), () -> standing.endRampStep(step));
  }

  @Override
  public void changed(DependencyState before, DependencyState after) {
    changes.accept(before, after);
  }

  @Override
  public void rampStepBegan(long step) {
    rampStep.accept(step);
  }
}
