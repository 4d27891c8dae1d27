package io.github.fallback4j.internal.settings;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.joining;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.Criticality;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.settings.BreakerSettings;
import io.github.fallback4j.settings.HealthSignalSettings;
import io.github.fallback4j.settings.LastKnownGoodSettings;
import io.github.fallback4j.settings.MeterThreshold;
import io.github.fallback4j.settings.Objective;
import io.github.fallback4j.settings.RampSettings;
import io.github.fallback4j.settings.StandbySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One reading of one spec, as {@link SpecReader} describes it. Used once, by one thread. */
final class SpecReading {
  private static final DependencySpec LIBRARY = DependencySpec.nonEssential("library").build();

  private final Settings settings;
  private final DependencySpec declared;
  private final String prefix;
  private final DependencySpec.Builder spec;

  /** What the step under way has taken from the settings: what to blame if it does not fit. */
  private final List<Setting> taken = new ArrayList<>();

  SpecReading(Settings settings, DependencySpec declared) {
    this.settings = settings;
    this.declared = declared;
    this.prefix = SettingNames.DEPENDENCIES + declared.id() + ".";
    this.spec = declared.toBuilder();
  }

  DependencySpec read() {
    step(
        "criticality", constant(Criticality.class), DependencySpec::criticality, spec::criticality);
    step("tags", text -> Set.copyOf(Values.list(text)), DependencySpec::tags, spec::tags);
    step("automatic", constant(Automatic.class), DependencySpec::automatic, spec::automatic);
    step("deadline", Durations::parse, DependencySpec::deadline, spec::deadline);
    step("enforce", constant(Enforce.class), DependencySpec::enforce, spec::enforce);
    step("permits", Values::integer, DependencySpec::permits, spec::permits);
    step("warm-up", Values::integer, DependencySpec::warmUp, spec::warmUp);
    step("idempotent", Values::truth, DependencySpec::idempotent, spec::idempotent);
    step("description", Values::text, DependencySpec::description, spec::description);
    step("owner", Values::text, DependencySpec::owner, spec::owner);
    step("runbook", Values::text, DependencySpec::runbook, spec::runbook);
    step("notice", Values::text, DependencySpec::notice, spec::notice);
    faults();
    objective();
    health();
    healthSignal();
    meter();
    breaker();
    circuitBreaker();
    ramp();
    lastKnownGood();
    standby();
    return spec.build();
  }

  /** Defaults say something only to what is essential, and a latency only to what has a share. */
  private void objective() {
    Double share = value("objective", Values::percentage, SpecReading::share);
    Duration latency = value("objective-latency", Durations::parse, SpecReading::latency);
    boolean own =
        settings.find(prefix + "objective") != null
            || settings.find(prefix + "objective-latency") != null;
    if (own || (share != null && declared.essential())) {
      fit(() -> spec.objective(objective(share, latency)));
    }
    taken.clear();
  }

  private static Objective objective(@Nullable Double share, @Nullable Duration latency) {
    if (share == null) {
      throw new InvalidConfigurationException(
          "there is no objective it is part of", "set 'objective' too, like 99.95%");
    }
    return new Objective(share, latency);
  }

  private static @Nullable Double share(DependencySpec spec) {
    Objective objective = spec.objective();
    return objective == null ? null : objective.share();
  }

  private static @Nullable Duration latency(DependencySpec spec) {
    Objective objective = spec.objective();
    return objective == null ? null : objective.latency();
  }

  /** A default can only soften the health that is named. */
  private void health() {
    String health = value("health", Values::text, DependencySpec::health);
    boolean soften = value("soften-health", Values::truth, DependencySpec::softenHealth);
    boolean byDefault = settings.find(prefix + "soften-health") == null;
    fit(() -> spec.health(health).softenHealth(soften && (health != null || !byDefault)));
  }

  private void healthSignal() {
    boolean enabled =
        value("health-signal.enabled", Values::truth, s -> s.healthSignal().enabled());
    Duration period =
        value("health-signal.period", Durations::parse, s -> s.healthSignal().period());
    Duration timeout =
        value("health-signal.timeout", Durations::parse, s -> s.healthSignal().timeout());
    fit(() -> spec.healthSignal(new HealthSignalSettings(enabled, period, timeout)));
  }

  /** Defaults reach those that something sets aside and that have a meter. */
  private void meter() {
    String name = value("meter.name", Values::text, ofMeter(MeterThreshold::name));
    Map<String, String> tags = value("meter.tags", Values::pairs, ofMeter(MeterThreshold::tags));
    String statistic = value("meter.statistic", Values::text, ofMeter(MeterThreshold::statistic));
    Double above = limit("meter.above", MeterThreshold::above, "meter.below");
    Double below = limit("meter.below", MeterThreshold::below, "meter.above");
    Duration lasting = value("meter.for", Durations::parse, ofMeter(MeterThreshold::lasting));
    boolean own = SettingNames.OF_METER.stream().anyMatch(this::isSet);
    if (own || (name != null && !isNeverSetAside())) {
      fit(() -> spec.meter(meter(name, tags, statistic, above, below, lasting)));
    }
    taken.clear();
  }

  /** A limit takes the place of the declared one, also if that is the other. */
  private @Nullable Double limit(
      String name, Function<MeterThreshold, @Nullable Double> declaredLimit, String other) {
    return value(name, Values::number, isSet(other) ? spec -> null : ofMeter(declaredLimit));
  }

  private static <T> Function<DependencySpec, @Nullable T> ofMeter(
      Function<MeterThreshold, ? extends @Nullable T> part) {
    return spec -> spec.meter() == null ? null : part.apply(spec.meter());
  }

  private boolean isSet(String name) {
    return settings.find(prefix + name) != null;
  }

  private static MeterThreshold meter(
      @Nullable String name,
      @Nullable Map<String, String> tags,
      @Nullable String statistic,
      @Nullable Double above,
      @Nullable Double below,
      @Nullable Duration lasting) {
    if (name == null) {
      throw new InvalidConfigurationException(
          "there is no meter it is about", "set 'meter.name' too, like redis.latency");
    }
    return new MeterThreshold(
        name,
        requireNonNullElse(tags, Map.of()),
        requireNonNullElse(statistic, MeterThreshold.VALUE),
        above,
        below,
        requireNonNullElse(lasting, MeterThreshold.LASTING));
  }

  /** Only code can hand in predicates. */
  private void faults() {
    List<Class<? extends Throwable>> only =
        value("faults.only", Values::exceptions, s -> s.faults().only());
    List<Class<? extends Throwable>> except =
        value("faults.except", Values::exceptions, s -> s.faults().except());
    fit(() -> spec.faults(declared.faults().only(only).except(except)));
  }

  private void breaker() {
    int failures = value("breaker.failures", Values::integer, s -> s.breaker().failures());
    Duration span = value("breaker.span", Durations::parse, s -> s.breaker().span());
    Duration hold = value("breaker.hold", Durations::parse, s -> s.breaker().hold());
    Duration longest =
        value("breaker.longest-hold", Durations::parse, s -> s.breaker().longestHold());
    int probes = value("breaker.probes", Values::integer, s -> s.breaker().probes());
    fit(() -> spec.breaker(new BreakerSettings(failures, span, hold, longest, probes)));
  }

  /** A default reaches those that something sets aside. */
  private void circuitBreaker() {
    String name = value("circuit-breaker", Values::text, DependencySpec::circuitBreaker);
    boolean byDefault = settings.find(prefix + "circuit-breaker") == null;
    fit(
        () ->
            spec.circuitBreaker(isNeverSetAside() && byDefault ? declared.circuitBreaker() : name));
  }

  private boolean isNeverSetAside() {
    return declared.essential() && declared.standby() == null;
  }

  private void ramp() {
    List<Double> steps = value("ramp.steps", Values::shares, s -> s.ramp().steps());
    Duration step = value("ramp.step", Durations::parse, s -> s.ramp().step());
    int results = value("ramp.results", Values::integer, s -> s.ramp().results());
    double share = value("ramp.failure-share", Values::number, s -> s.ramp().failureShare());
    fit(() -> spec.ramp(new RampSettings(steps, step, results, share)));
  }

  /** Either setting makes the dependency remember; the other is then the library's default. */
  private void lastKnownGood() {
    Duration maxAge =
        value("last-known-good.max-age", Durations::parse, s -> remembering(s).maxAge());
    int maxEntries =
        value("last-known-good.max-entries", Values::integer, s -> remembering(s).maxEntries());
    if (!taken.isEmpty()) {
      fit(() -> spec.lastKnownGood(new LastKnownGoodSettings(maxAge, maxEntries)));
    }
  }

  /** A default reaches those that have a standby; only code can say that there is one. */
  private void standby() {
    requireStandby("standby.deadline");
    requireStandby("standby.permits");
    Duration deadline = value("standby.deadline", Durations::parse, s -> failingOver(s).deadline());
    Integer permits = value("standby.permits", Values::integer, s -> failingOver(s).permits());
    if (declared.standby() == null) {
      taken.clear();
    } else {
      fit(() -> spec.standby(new StandbySettings(deadline, permits)));
    }
  }

  private void requireStandby(String name) {
    Setting set = settings.find(prefix + name);
    if (set != null && declared.standby() == null) {
      throw new InvalidConfigurationException(
          set.shown() + ", but '" + declared.id() + "' has no standby route",
          "remove it, or give the dependency one: @Essential(standby = …) or DependencySpec's"
              + " standby()");
    }
  }

  private static StandbySettings failingOver(DependencySpec spec) {
    StandbySettings settings = spec.standby();
    return settings != null ? settings : StandbySettings.DEFAULT;
  }

  private static LastKnownGoodSettings remembering(DependencySpec spec) {
    LastKnownGoodSettings settings = spec.lastKnownGood();
    return settings != null ? settings : LastKnownGoodSettings.DEFAULT;
  }

  private <T extends @Nullable Object> void step(
      String name,
      Function<String, ? extends T> parser,
      Function<DependencySpec, ? extends T> component,
      Consumer<? super T> target) {
    T value = value(name, parser, component);
    fit(() -> target.accept(value));
  }

  private <T extends @Nullable Object> T value(
      String name,
      Function<String, ? extends T> parser,
      Function<DependencySpec, ? extends T> component) {
    Setting own = settings.find(prefix + name);
    Setting common = settings.find(SettingNames.DEFAULTS + name);
    T chosen = component.apply(declared);
    if (common != null) {
      T shared = parse(common, parser);
      if (own == null && Objects.equals(chosen, component.apply(LIBRARY))) {
        taken.add(common);
        return shared;
      }
    }
    if (own != null) {
      taken.add(own);
      return parse(own, parser);
    }
    return chosen;
  }

  private static <T extends @Nullable Object> T parse(
      Setting setting, Function<String, ? extends T> parser) {
    try {
      return parser.apply(setting.value());
    } catch (IllegalArgumentException malformed) {
      throw setting.refused(String.valueOf(malformed.getMessage()));
    }
  }

  /** Applies what was taken, and blames it if it does not fit. */
  private void fit(Runnable step) {
    try {
      step.run();
      if (!taken.isEmpty()) {
        spec.build();
      }
    } catch (InvalidConfigurationException misfit) {
      String blamed = taken.stream().map(Setting::shown).collect(joining(", "));
      throw new InvalidConfigurationException(
          blamed.isEmpty() ? misfit.problem() : blamed + ": " + misfit.problem(), misfit.action());
    }
    taken.clear();
  }

  private static <E extends Enum<E>> Function<String, E> constant(Class<E> type) {
    return text -> Values.constant(type, text);
  }
}
