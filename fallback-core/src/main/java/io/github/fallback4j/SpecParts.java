package io.github.fallback4j;

import static java.util.Objects.requireNonNullElse;

import io.github.fallback4j.settings.BreakerSettings;
import io.github.fallback4j.settings.DependencySettings;
import io.github.fallback4j.settings.FaultSettings;
import io.github.fallback4j.settings.HealthSignalSettings;
import io.github.fallback4j.settings.LastKnownGoodSettings;
import io.github.fallback4j.settings.MeterThreshold;
import io.github.fallback4j.settings.Objective;
import io.github.fallback4j.settings.RampSettings;
import io.github.fallback4j.settings.StandbySettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What several settings of a spec make together, and what calls ask for often. Making it refuses
 * settings that do not fit each other. Immutable.
 */
final class SpecParts {
  /** The parts of every spec about which nothing was said. */
  static final SpecParts DEFAULT = new SpecParts();

  final Enforce enforce;
  final BreakerSettings breaker;
  final RampSettings ramp;
  final HealthSignalSettings healthSignal;
  final FaultSettings faults;
  final @Nullable LastKnownGoodSettings lastKnownGood;
  final @Nullable StandbySettings standby;
  final @Nullable Objective objective;
  final @Nullable MeterThreshold meter;

  private SpecParts() {
    enforce = DependencySettings.ENFORCE.requireDefault();
    breaker = BreakerSettings.DEFAULT;
    ramp = RampSettings.DEFAULT;
    healthSignal = HealthSignalSettings.DEFAULT;
    faults = FaultSettings.DEFAULT;
    lastKnownGood = null;
    standby = null;
    objective = null;
    meter = null;
  }

  /**
   * Makes the parts of a spec.
   *
   * @throws InvalidConfigurationException if settings do not fit each other, or the dependency
   */
  SpecParts(DependencySpec spec) {
    enforce = spec.get(DependencySettings.ENFORCE);
    breaker = shared(breaker(spec), BreakerSettings.DEFAULT);
    ramp = shared(ramp(spec), RampSettings.DEFAULT);
    healthSignal = shared(healthSignal(spec), HealthSignalSettings.DEFAULT);
    faults = shared(faults(spec), FaultSettings.DEFAULT);
    lastKnownGood = remembers(spec) ? lastKnownGood(spec) : null;
    standby = spec.says(DependencySpec.HAS_STANDBY) ? standby(spec) : null;
    objective = objective(spec);
    meter = meter(spec);
    checkStandby(spec);
    if (spec.essential() && standby == null) {
      requireNothingThatSetsAside(spec, "circuit breaker", spec.circuitBreaker());
      requireNothingThatSetsAside(spec, "meter", meter == null ? null : meter.name());
    }
  }

  /** Of many equal parts one is kept. */
  private static <T> T shared(T made, T usual) {
    return made.equals(usual) ? usual : made;
  }

  private static BreakerSettings breaker(DependencySpec spec) {
    return new BreakerSettings(
        spec.get(DependencySettings.BREAKER_FAILURES),
        spec.get(DependencySettings.BREAKER_SPAN),
        spec.get(DependencySettings.BREAKER_HOLD),
        spec.get(DependencySettings.BREAKER_LONGEST_HOLD),
        spec.get(DependencySettings.BREAKER_PROBES));
  }

  private static RampSettings ramp(DependencySpec spec) {
    return new RampSettings(
        spec.get(DependencySettings.RAMP_STEPS),
        spec.get(DependencySettings.RAMP_STEP),
        spec.get(DependencySettings.RAMP_RESULTS),
        spec.get(DependencySettings.RAMP_FAILURE_SHARE));
  }

  private static HealthSignalSettings healthSignal(DependencySpec spec) {
    return new HealthSignalSettings(
        spec.get(DependencySettings.HEALTH_SIGNAL_ENABLED),
        spec.get(DependencySettings.HEALTH_SIGNAL_PERIOD),
        spec.get(DependencySettings.HEALTH_SIGNAL_TIMEOUT));
  }

  private static FaultSettings faults(DependencySpec spec) {
    return new FaultSettings(
        requireNonNullElse(spec.find(DependencySettings.FAULTS_ONLY), List.of()),
        requireNonNullElse(spec.find(DependencySettings.FAULTS_EXCEPT), List.of()),
        spec.find(DependencySpec.FAULTS_WHEN),
        spec.find(DependencySpec.FAULTS_ANSWER));
  }

  private static boolean remembers(DependencySpec spec) {
    return spec.says(DependencySpec.REMEMBERS)
        || spec.says(DependencySettings.LAST_KNOWN_GOOD_MAX_AGE)
        || spec.says(DependencySettings.LAST_KNOWN_GOOD_MAX_ENTRIES);
  }

  private static LastKnownGoodSettings lastKnownGood(DependencySpec spec) {
    return shared(
        new LastKnownGoodSettings(
            spec.get(DependencySettings.LAST_KNOWN_GOOD_MAX_AGE),
            spec.get(DependencySettings.LAST_KNOWN_GOOD_MAX_ENTRIES)),
        LastKnownGoodSettings.DEFAULT);
  }

  private static StandbySettings standby(DependencySpec spec) {
    return shared(
        new StandbySettings(
            spec.find(DependencySettings.STANDBY_DEADLINE),
            spec.find(DependencySettings.STANDBY_PERMITS)),
        StandbySettings.DEFAULT);
  }

  private static @Nullable Objective objective(DependencySpec spec) {
    Double share = spec.find(DependencySettings.OBJECTIVE);
    if (share == null) {
      return null;
    }
    if (!spec.essential()) {
      throw new InvalidConfigurationException(
          "'" + spec.id() + "' has an objective, but is not essential",
          "remove the objective, or declare '" + spec.id() + "' as essential");
    }
    return new Objective(share, spec.find(DependencySettings.OBJECTIVE_LATENCY));
  }

  private static @Nullable MeterThreshold meter(DependencySpec spec) {
    String name = spec.find(DependencySettings.METER_NAME);
    return name == null
        ? null
        : new MeterThreshold(
            name,
            requireNonNullElse(spec.find(DependencySettings.METER_TAGS), Map.of()),
            spec.get(DependencySettings.METER_STATISTIC),
            spec.find(DependencySettings.METER_ABOVE),
            spec.find(DependencySettings.METER_BELOW),
            spec.get(DependencySettings.METER_FOR));
  }

  private void checkStandby(DependencySpec spec) {
    boolean limited =
        spec.says(DependencySettings.STANDBY_DEADLINE)
            || spec.says(DependencySettings.STANDBY_PERMITS);
    if (limited && standby == null) {
      throw new InvalidConfigurationException(
          "'" + spec.id() + "' has limits for a standby route, but no such route",
          "remove them, or give the dependency a standby: @Essential(standby = …) or"
              + " DependencySpec's standby()");
    }
  }

  private static void requireNothingThatSetsAside(
      DependencySpec spec, String what, @Nullable String name) {
    if (name != null) {
      throw new InvalidConfigurationException(
          "%s of '%s' is '%s', but it is always called: it is essential and has no standby"
              .formatted(what, spec.id(), name),
          "remove the " + what + ", or give the dependency a standby");
    }
  }
}
