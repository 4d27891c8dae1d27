package io.github.fallback4j;

import io.github.fallback4j.settings.BreakerSettings;
import io.github.fallback4j.settings.DependencySettings;
import io.github.fallback4j.settings.FaultSettings;
import io.github.fallback4j.settings.HealthSignalSettings;
import io.github.fallback4j.settings.LastKnownGoodSettings;
import io.github.fallback4j.settings.MeterThreshold;
import io.github.fallback4j.settings.Objective;
import io.github.fallback4j.settings.RampSettings;
import io.github.fallback4j.settings.SettingDefinition;
import io.github.fallback4j.settings.StandbySettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link DependencySpec}. What is said here wins over {@code fallback.defaults}, even if
 * it is the default; {@code null} takes back what was said. Not safe for use by many threads.
 * {@link #build()} may be called again.
 */
public final class DependencySpecBuilder {
  private final String id;
  private final boolean essential;
  private final Map<SettingDefinition<?>, Object> said;

  DependencySpecBuilder(String id, boolean essential, Map<SettingDefinition<?>, Object> said) {
    this.id = id;
    this.essential = essential;
    this.said = new HashMap<>(said);
  }

  String id() {
    return id;
  }

  boolean isEssential() {
    return essential;
  }

  Map<SettingDefinition<?>, Object> said() {
    return said;
  }

  /**
   * Sets the value of any setting.
   *
   * @param setting one of {@link DependencySettings}
   * @param value {@code null} takes back what was said
   * @throws InvalidConfigurationException for {@link DependencySettings#MODE}, which is an order
   */
  public <T> DependencySpecBuilder set(SettingDefinition<T> setting, @Nullable T value) {
    if (setting == DependencySettings.MODE) {
      throw new InvalidConfigurationException(
          "mode of '" + id + "' is set in code", "give an order to the switchboard instead");
    }
    if (value == null) {
      said.remove(setting);
    } else {
      said.put(setting, value);
    }
    return this;
  }

  /**
   * Whether a value was said, be it the default.
   *
   * @param setting one of {@link DependencySettings}
   */
  public boolean says(SettingDefinition<?> setting) {
    return said.containsKey(setting);
  }

  /** Sets how early a level drops the calls; default {@link Criticality#USEFUL}. */
  public DependencySpecBuilder criticality(Criticality value) {
    return set(DependencySettings.CRITICALITY, value);
  }

  /** Sets what detection may do; default {@link Automatic#ENFORCE}. */
  public DependencySpecBuilder automatic(Automatic value) {
    return set(DependencySettings.AUTOMATIC, value);
  }

  /** Sets when a call is overdue: 1 ms to 1 h; default 1 s. */
  public DependencySpecBuilder deadline(Duration value) {
    return set(DependencySettings.DEADLINE, value);
  }

  /** Sets what happens to a blocking call then; default {@link Enforce#INTERRUPT}. */
  public DependencySpecBuilder enforce(Enforce value) {
    return set(DependencySettings.ENFORCE, value);
  }

  /** Sets how many calls may be under way at once: 1 to 10,000; default 50. */
  public DependencySpecBuilder permits(int value) {
    return set(DependencySettings.PERMITS, value);
  }

  /** Sets how many calls at first have ten times the deadline: 0 to 10,000; default 20. */
  public DependencySpecBuilder warmUp(int value) {
    return set(DependencySettings.WARM_UP, value);
  }

  /** Says whether a call may be repeated without harm; default false. */
  public DependencySpecBuilder idempotent(boolean value) {
    return set(DependencySettings.IDEMPOTENT, value);
  }

  /** Names a Resilience4j circuit breaker of the application that decides instead; default none. */
  public DependencySpecBuilder circuitBreaker(@Nullable String value) {
    return set(DependencySettings.CIRCUIT_BREAKER, value);
  }

  /** Names the health contributor that reports on it, like {@code redis}; default none. */
  public DependencySpecBuilder health(@Nullable String value) {
    return set(DependencySettings.HEALTH, value);
  }

  /** Says whether that contributor's DOWN is reported as DEGRADED; default false. */
  public DependencySpecBuilder softenHealth(boolean value) {
    return set(DependencySettings.SOFTEN_HEALTH, value);
  }

  /** Says what it is, for people; default none. */
  public DependencySpecBuilder description(@Nullable String value) {
    return set(DependencySettings.DESCRIPTION, value);
  }

  /** Says who looks after it; default none. */
  public DependencySpecBuilder owner(@Nullable String value) {
    return set(DependencySettings.OWNER, value);
  }

  /** Says where to read what to do about it; default none. */
  public DependencySpecBuilder runbook(@Nullable String value) {
    return set(DependencySettings.RUNBOOK, value);
  }

  /** Says what users are told while it rests; default none. */
  public DependencySpecBuilder notice(@Nullable String value) {
    return set(DependencySettings.NOTICE, value);
  }

  /** Sets the groups it belongs to, in the form of ids; default none. */
  public DependencySpecBuilder tags(String... values) {
    return tags(Arrays.asList(values));
  }

  /** Sets the groups it belongs to, in the form of ids; default none. */
  public DependencySpecBuilder tags(Collection<String> values) {
    return set(DependencySettings.TAGS, Set.copyOf(values));
  }

  /** Sets all that {@link BreakerSettings} hold: when failures set it aside. */
  public DependencySpecBuilder breaker(BreakerSettings value) {
    return set(DependencySettings.BREAKER_FAILURES, value.failures())
        .set(DependencySettings.BREAKER_SPAN, value.span())
        .set(DependencySettings.BREAKER_HOLD, value.hold())
        .set(DependencySettings.BREAKER_LONGEST_HOLD, value.longestHold())
        .set(DependencySettings.BREAKER_PROBES, value.probes());
  }

  /** Sets all that {@link RampSettings} hold: how calls come back. */
  public DependencySpecBuilder ramp(RampSettings value) {
    return set(DependencySettings.RAMP_STEPS, value.steps())
        .set(DependencySettings.RAMP_STEP, value.step())
        .set(DependencySettings.RAMP_RESULTS, value.results())
        .set(DependencySettings.RAMP_FAILURE_SHARE, value.failureShare());
  }

  /** Says that good answers are remembered, within the usual limits. */
  public DependencySpecBuilder lastKnownGood() {
    return set(DependencySpec.REMEMBERS, true);
  }

  /**
   * Sets how good answers are remembered.
   *
   * @param value {@code null}, the default, remembers none but those of methods annotated to
   */
  public DependencySpecBuilder lastKnownGood(@Nullable LastKnownGoodSettings value) {
    return set(DependencySpec.REMEMBERS, value == null ? null : true)
        .set(DependencySettings.LAST_KNOWN_GOOD_MAX_AGE, value == null ? null : value.maxAge())
        .set(
            DependencySettings.LAST_KNOWN_GOOD_MAX_ENTRIES,
            value == null ? null : value.maxEntries());
  }

  /** Says that it has a standby route, with the limits of the primary. */
  public DependencySpecBuilder standby() {
    return standby(StandbySettings.DEFAULT);
  }

  /**
   * Sets its standby route.
   *
   * @param value {@code null}, the default, for none
   */
  public DependencySpecBuilder standby(@Nullable StandbySettings value) {
    return set(DependencySpec.HAS_STANDBY, value == null ? null : true)
        .set(DependencySettings.STANDBY_DEADLINE, value == null ? null : value.deadline())
        .set(DependencySettings.STANDBY_PERMITS, value == null ? null : value.permits());
  }

  /** Sets the exceptions that are answers, not faults, with their subclasses; default none. */
  public DependencySpecBuilder passThrough(List<Class<? extends Throwable>> types) {
    return set(DependencySpec.PASS_THROUGH, List.copyOf(types));
  }

  /** Sets what counts as a fault. An empty list in it says nothing. */
  public DependencySpecBuilder faults(FaultSettings value) {
    return set(DependencySettings.FAULTS_ONLY, value.only().isEmpty() ? null : value.only())
        .set(DependencySettings.FAULTS_EXCEPT, value.except().isEmpty() ? null : value.except())
        .set(DependencySpec.FAULTS_WHEN, value.when())
        .set(DependencySpec.FAULTS_ANSWER, value.answer());
  }

  /**
   * Sets what share of the calls are meant to be good.
   *
   * @param value only for an essential dependency; {@code null}, the default, for no objective
   */
  public DependencySpecBuilder objective(@Nullable Objective value) {
    return set(DependencySettings.OBJECTIVE, value == null ? null : value.share())
        .set(DependencySettings.OBJECTIVE_LATENCY, value == null ? null : value.latency());
  }

  /**
   * Sets how to find out how the dependency is. It is called away from callers, on a thread of
   * ours.
   *
   * @param value bad if it throws or answers {@code false}, or takes longer than the deadline;
   *     {@code null}, the default, for none
   */
  public DependencySpecBuilder probe(@Nullable Callable<?> value) {
    return set(DependencySpec.PROBE, value);
  }

  /** Sets all that {@link HealthSignalSettings} hold: how health signals are asked. */
  public DependencySpecBuilder healthSignal(HealthSignalSettings value) {
    return set(DependencySettings.HEALTH_SIGNAL_ENABLED, value.enabled())
        .set(DependencySettings.HEALTH_SIGNAL_PERIOD, value.period())
        .set(DependencySettings.HEALTH_SIGNAL_TIMEOUT, value.timeout());
  }

  /** Sets a meter that tells when it is not well; {@code null}, the default, for none. */
  public DependencySpecBuilder meter(@Nullable MeterThreshold value) {
    return set(DependencySettings.METER_NAME, value == null ? null : value.name())
        .set(DependencySettings.METER_TAGS, value == null ? null : value.tags())
        .set(DependencySettings.METER_STATISTIC, value == null ? null : value.statistic())
        .set(DependencySettings.METER_ABOVE, value == null ? null : value.above())
        .set(DependencySettings.METER_BELOW, value == null ? null : value.below())
        .set(DependencySettings.METER_FOR, value == null ? null : value.lasting());
  }

  /**
   * Builds the spec from what was set.
   *
   * @throws InvalidConfigurationException if a value is malformed or out of range, or values do not
   *     fit each other
   */
  public DependencySpec build() {
    return new DependencySpec(this);
  }
}
