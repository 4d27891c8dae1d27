package io.github.fallback4j;

import io.github.fallback4j.internal.values.Values;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A dependency as declared: what it is, and how its calls are guarded. It knows what was said about
 * it; all else is the default of {@link DependencySettings}. Immutable; threads may share it. Two
 * specs are equal if the same was said about the same dependency.
 */
public final class DependencySpec {
  static final SettingDefinition<Boolean> HAS_STANDBY = SettingDefinition.ofCode("standby");
  static final SettingDefinition<Boolean> REMEMBERS = SettingDefinition.ofCode("last-known-good");
  static final SettingDefinition<List<Class<? extends Throwable>>> PASS_THROUGH =
      SettingDefinition.ofCode("pass-through");
  static final SettingDefinition<Predicate<? super Throwable>> FAULTS_WHEN =
      SettingDefinition.ofCode("faults.when");
  static final SettingDefinition<Predicate<Object>> FAULTS_ANSWER =
      SettingDefinition.ofCode("faults.answer");
  static final SettingDefinition<Callable<?>> PROBE = SettingDefinition.ofCode("probe");

  private final String id;
  private final boolean essential;
  private final Map<SettingDefinition<?>, Object> said;

  private final SpecParts parts;

  DependencySpec(DependencySpecBuilder builder) {
    id = builder.id();
    essential = builder.isEssential();
    said = Map.copyOf(builder.said());
    if (!Values.isId(id)) {
      throw new InvalidConfigurationException("dependency id is '" + id + "'", Values.ID_FORM);
    }
    said.forEach(this::check);
    parts = said.isEmpty() ? SpecParts.DEFAULT : new SpecParts(this);
  }

  @SuppressWarnings("unchecked") // the builder puts only values of the setting's type
  private <T> void check(SettingDefinition<T> setting, Object value) {
    setting.check((T) value, "of '" + id + "'");
    SettingDefinition<?> needed = setting.needed();
    if (needed != null && !says(needed) && !value.equals(false)) {
      throw setting.alone("of '" + id + "'");
    }
  }

  /**
   * Starts the spec of a dependency the application can do without.
   *
   * @param id {@code [a-z][a-z0-9]*(-[a-z0-9]+)*}, at most 64 characters, not {@code all}
   */
  public static DependencySpecBuilder nonEssential(String id) {
    return new DependencySpecBuilder(id, false, Map.of());
  }

  /**
   * Starts the spec of a dependency the application exists for. Permits, deadline and detection do
   * not apply to it.
   *
   * @param id {@code [a-z][a-z0-9]*(-[a-z0-9]+)*}, at most 64 characters, not {@code all}
   */
  public static DependencySpecBuilder essential(String id) {
    return new DependencySpecBuilder(id, true, Map.of());
  }

  /** A builder that starts from this spec, and knows what was said about it. */
  public DependencySpecBuilder toBuilder() {
    return new DependencySpecBuilder(id, essential, said);
  }

  /**
   * Returns the value of a setting that has a default.
   *
   * @param setting one of {@link DependencySettings}
   * @throws IllegalStateException if nothing was said and there is no default
   */
  public <T> T get(SettingDefinition<T> setting) {
    T value = value(setting);
    return value != null ? value : setting.requireDefault();
  }

  /**
   * Returns the value of a setting.
   *
   * @param setting one of {@link DependencySettings}
   * @return its default if nothing was said; {@code null} if it has none
   */
  public <T> @Nullable T find(SettingDefinition<T> setting) {
    T value = value(setting);
    return value != null ? value : setting.defaultValue();
  }

  @SuppressWarnings("unchecked") // the builder puts only values of the setting's type
  private <T> @Nullable T value(SettingDefinition<T> setting) {
    return (T) said.get(setting);
  }

  /**
   * Whether a value was said, be it the default. Then {@code fallback.defaults} does not reach it.
   *
   * @param setting one of {@link DependencySettings}
   */
  public boolean says(SettingDefinition<?> setting) {
    return said.containsKey(setting);
  }

  /** Returns the id of the dependency. */
  public String id() {
    return id;
  }

  /** Whether the application exists for it. */
  public boolean essential() {
    return essential;
  }

  /** How early a level drops its calls. */
  public Criticality criticality() {
    return get(DependencySettings.CRITICALITY);
  }

  /** Groups it belongs to; may be none. */
  public Set<String> tags() {
    Set<String> tags = find(DependencySettings.TAGS);
    return tags == null ? Set.of() : tags;
  }

  /** What detection may do. */
  public Automatic automatic() {
    return get(DependencySettings.AUTOMATIC);
  }

  /** When a call is overdue. */
  public Duration deadline() {
    return get(DependencySettings.DEADLINE);
  }

  /** What happens to a blocking call then. */
  public Enforce enforce() {
    return parts.enforce;
  }

  /** How many calls may be under way at once. */
  public int permits() {
    return get(DependencySettings.PERMITS);
  }

  /** How many calls at first have ten times the deadline. */
  public int warmUp() {
    return get(DependencySettings.WARM_UP);
  }

  /** When failures set it aside. */
  public BreakerSettings breaker() {
    return parts.breaker;
  }

  /** Name of the application's circuit breaker that decides instead; {@code null} for none. */
  public @Nullable String circuitBreaker() {
    return find(DependencySettings.CIRCUIT_BREAKER);
  }

  /** How calls come back. */
  public RampSettings ramp() {
    return parts.ramp;
  }

  /** How good answers are remembered; {@code null} if only annotated methods remember. */
  public @Nullable LastKnownGoodSettings lastKnownGood() {
    return parts.lastKnownGood;
  }

  /** Its standby route; {@code null} for none. */
  public @Nullable StandbySettings standby() {
    return parts.standby;
  }

  /** Exceptions that are answers, not faults; may be none. */
  public List<Class<? extends Throwable>> passThrough() {
    List<Class<? extends Throwable>> types = find(PASS_THROUGH);
    return types == null ? List.of() : types;
  }

  /** What counts as a fault. */
  public FaultSettings faults() {
    return parts.faults;
  }

  /** Whether a call may be repeated without harm. */
  public boolean idempotent() {
    return get(DependencySettings.IDEMPOTENT);
  }

  /** Finds out how it is; {@code null} for none. */
  public @Nullable Callable<?> probe() {
    return find(PROBE);
  }

  /** The share of calls meant to be good; {@code null} for no objective. */
  public @Nullable Objective objective() {
    return parts.objective;
  }

  /** Name of the health contributor that reports on it; {@code null} for none. */
  public @Nullable String health() {
    return find(DependencySettings.HEALTH);
  }

  /** How its health signals are asked. */
  public HealthSignalSettings healthSignal() {
    return parts.healthSignal;
  }

  /** A meter that tells when it is not well; {@code null} for none. */
  public @Nullable MeterThreshold meter() {
    return parts.meter;
  }

  /** Whether that contributor's DOWN is reported as DEGRADED. */
  public boolean softenHealth() {
    return get(DependencySettings.SOFTEN_HEALTH);
  }

  /** What it is, for people; {@code null} if nobody said. */
  public @Nullable String description() {
    return find(DependencySettings.DESCRIPTION);
  }

  /** Who looks after it; {@code null} if nobody said. */
  public @Nullable String owner() {
    return find(DependencySettings.OWNER);
  }

  /** Where to read what to do about it; {@code null} if nobody said. */
  public @Nullable String runbook() {
    return find(DependencySettings.RUNBOOK);
  }

  /** What users are told while it rests; {@code null} for nothing of its own. */
  public @Nullable String notice() {
    return find(DependencySettings.NOTICE);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DependencySpec spec
        && id.equals(spec.id)
        && essential == spec.essential
        && said.equals(spec.said);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, essential, said);
  }

  @Override
  public String toString() {
    return (essential ? "essential " : "non-essential ") + id + " " + said;
  }
}
