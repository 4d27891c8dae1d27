package io.github.fallback4j.engine;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.internal.detection.AdoptedBreaker;
import io.github.fallback4j.internal.detection.Detector;
import io.github.fallback4j.internal.detection.TimeAndChance;
import io.github.fallback4j.internal.signal.Signals;
import io.github.fallback4j.internal.verdict.Recorder;
import io.github.fallback4j.internal.verdict.Standing;
import java.util.function.BooleanSupplier;

/**
 * Makes what judges a standing by how calls end, and has it watch over the standing's ramp.
 *
 * @param time what detectors share
 * @param circuitBreakers the application's own
 * @param signals report on dependencies
 */
record Detection(TimeAndChance time, CircuitBreakers circuitBreakers, Signals signals) {

  /**
   * Detects for a dependency, or for its primary: by the application's circuit breaker if one is
   * named, else by a detector of our own.
   *
   * @param wiring of the standing
   * @param ordered whether an order decides
   */
  Recorder start(DependencySpec spec, Standing standing, Wiring wiring, BooleanSupplier ordered) {
    String named = spec.circuitBreaker();
    if (named == null) {
      return startOwn(spec, standing, wiring, Detector.SOURCE, ordered);
    }
    AdoptedBreaker adopted = new AdoptedBreaker(spec, standing, time.time());
    wiring.onRampStep(adopted::rampStepBegan);
    circuitBreakers.adopt(spec.id(), named, adopted::follow);
    return adopted;
  }

  /**
   * Has health signals report on a dependency.
   *
   * @param standing what they set aside: that of the dependency, or of its primary
   * @param recorder hears how calls of that end
   */
  void hearSignals(DependencySpec spec, Standing standing, Recorder recorder) {
    signals.watch(spec, standing, recorder);
  }

  /**
   * Detects by a detector of our own.
   *
   * @param source of its leases
   */
  Detector startOwn(
      DependencySpec spec,
      Standing standing,
      Wiring wiring,
      String source,
      BooleanSupplier ordered) {
    Detector detector = new Detector(spec, standing, time, source, ordered);
    wiring.onRampStep(detector::rampStepBegan);
    return detector;
  }
}
