package io.github.fallback4j.engine;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.internal.signal.Signals;
import io.github.fallback4j.internal.switches.SwitchboardEngine;
import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts what acts by itself in an engine, and judges its flags once its dependencies are known.
 * Safe for use by many threads.
 */
final class Startup {
  /** How long flags wait for dependencies to come if nobody says that all of them are there. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(FallbackEngine.class);

  private final CircuitBreakers circuitBreakers;
  private final SwitchboardEngine switchboard;
  private final Signals signals;
  private final DeclaredProbes probes;
  private final RegisteredDependencies dependencies;
  private final boolean strict;
  private final AtomicBoolean judged = new AtomicBoolean();

  /**
   * Prepares the start; nothing runs before {@link #begin()}.
   *
   * @param detection has circuit breakers and health signals
   * @param switchboard has windows and flags
   * @param probes those that annotated methods declare
   * @param dependencies those that are registered
   * @param strict whether a flag that is not understood is refused
   */
  Startup(
      Detection detection,
      SwitchboardEngine switchboard,
      DeclaredProbes probes,
      RegisteredDependencies dependencies,
      boolean strict) {
    this.circuitBreakers = detection.circuitBreakers();
    this.switchboard = switchboard;
    this.signals = detection.signals();
    this.probes = probes;
    this.dependencies = dependencies;
    this.strict = strict;
  }

  /**
   * Hands circuit breakers and probes to their dependencies, has windows open and close, and asks
   * health signals. Each of them also finds dependencies that come later.
   *
   * @throws InvalidConfigurationException if one of them does not fit
   */
  void begin() {
    circuitBreakers.start();
    switchboard.begin();
    signals.start();
    probes.start();
  }

  /**
   * Judges the flags by the dependencies there are: one that is not understood is refused if the
   * engine is strict, and else logged as an error. The first time it also sums up what is guarded
   * and ordered.
   *
   * @param remedy what to do about it
   * @throws InvalidConfigurationException if one is refused
   */
  void judgeFlags(String remedy) {
    boolean first = !judged.getAndSet(true);
    signals.complete();
    List<String> warnings = switchboard.judge();
    if (strict && !warnings.isEmpty()) {
      throw new InvalidConfigurationException(String.join("; ", warnings), remedy);
    }
    warnings.forEach(LOG::error);
    if (first) {
      new StartReport(dependencies.all(), switchboard.level()).write();
    }
  }

  /**
   * Logs the flags that are still not understood after a while, unless they are judged until then.
   *
   * @see Switchboard#warnings()
   */
  void judgeFlagsLater(Time time) {
    if (!switchboard.warnings().isEmpty()) {
      time.schedule(PATIENCE, this::logUnlessJudged);
    }
  }

  private void logUnlessJudged() {
    if (judged.compareAndSet(false, true)) {
      signals.complete();
      switchboard.judge().forEach(LOG::error);
    }
  }
}
