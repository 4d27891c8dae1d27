package io.github.fallback4j.settings;

import static io.github.fallback4j.settings.ValueForm.constant;
import static io.github.fallback4j.settings.ValueForm.duration;
import static io.github.fallback4j.settings.ValueForm.exceptions;
import static io.github.fallback4j.settings.ValueForm.ids;
import static io.github.fallback4j.settings.ValueForm.number;
import static io.github.fallback4j.settings.ValueForm.pairs;
import static io.github.fallback4j.settings.ValueForm.percentage;
import static io.github.fallback4j.settings.ValueForm.risingShares;
import static io.github.fallback4j.settings.ValueForm.share;
import static io.github.fallback4j.settings.ValueForm.statistic;
import static io.github.fallback4j.settings.ValueForm.text;
import static io.github.fallback4j.settings.ValueForm.truth;
import static io.github.fallback4j.settings.ValueForm.wholeNumber;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.Criticality;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every setting of a dependency, once. Names follow {@code fallback.dependencies.<id>.} or {@code
 * fallback.defaults.}; from this table follow what is read, what messages suggest, what editors
 * know and what {@code docs/settings.md} says. To add a setting, add a row, and read it with {@link
 * DependencySpec#get(SettingDefinition)} or {@link DependencySpec#find(SettingDefinition)}.
 */
public final class DependencySettings {
  private static final String METER_EXAMPLE = "redis.latency";

  private static final SettingGroup ORDERS = new SettingGroup("Orders and levels");
  public static final SettingDefinition<Mode> MODE =
      ORDERS.add(
          "mode",
          constant(Mode.class).byDefault("auto"),
          "What is ordered for the dependency. "
              + "A mode that is not understood is ignored, with a warning.");
  public static final SettingDefinition<Criticality> CRITICALITY =
      ORDERS.add(
          "criticality",
          constant(Criticality.class).byDefault("useful"),
          "How early a rising level drops its calls.");
  public static final SettingDefinition<Set<String>> TAGS =
      ORDERS.add(
          "tags", ids(), "Groups it belongs to. Orders and flags can name them, like tag:redis.");

  private static final SettingGroup CALLS = new SettingGroup("Calls");
  public static final SettingDefinition<Duration> DEADLINE =
      CALLS.add(
          "deadline",
          duration("1ms", "1h").byDefault("1s"),
          "How long a call may take. After that it is overdue.");
  public static final SettingDefinition<Enforce> ENFORCE =
      CALLS.add(
          "enforce",
          constant(Enforce.class).byDefault("interrupt"),
          "What happens to a blocking call that is overdue.");
  public static final SettingDefinition<Integer> PERMITS =
      CALLS.add(
          "permits", wholeNumber(1, 10_000).byDefault("50"), "How many calls may run at once.");
  public static final SettingDefinition<Integer> WARM_UP =
      CALLS.add(
          "warm-up",
          wholeNumber(0, 10_000).byDefault("20"),
          "How many first calls have ten times the deadline.");
  public static final SettingDefinition<Boolean> IDEMPOTENT =
      CALLS.add(
          "idempotent",
          truth().byDefault("false"),
          "Whether a call may be made twice without harm. "
              + "Failed calls are then repeated to find out when it is back.");

  private static final SettingGroup DETECTION = new SettingGroup("Detection");
  public static final SettingDefinition<Automatic> AUTOMATIC =
      DETECTION.add(
          "automatic",
          constant(Automatic.class).byDefault("enforce"),
          "What may be done about trouble that is found.");
  public static final SettingDefinition<List<Class<? extends Throwable>>> FAULTS_ONLY =
      DETECTION.add(
          "faults.only",
          exceptions(),
          "The only exceptions that count as faults. Without it, all do.");
  public static final SettingDefinition<List<Class<? extends Throwable>>> FAULTS_EXCEPT =
      DETECTION.add("faults.except", exceptions(), "Exceptions that never count as faults.");
  public static final SettingDefinition<String> CIRCUIT_BREAKER =
      DETECTION.add(
          SettingDefinition.of(
                  "circuit-breaker",
                  text("a name"),
                  "A Resilience4j circuit breaker that decides instead. "
                      + "Not for an essential dependency without a standby.")
              .reaching(DependencySettings::isEverSetAside));

  private static final SettingGroup BREAKER = new SettingGroup("Breaker");
  public static final SettingDefinition<Integer> BREAKER_FAILURES =
      BREAKER.add(
          "breaker.failures",
          wholeNumber(1, 1_000).byDefault("5"),
          "How many failures in a row degrade the dependency.");
  public static final SettingDefinition<Duration> BREAKER_SPAN =
      BREAKER.add(
          "breaker.span",
          duration("0s", "1m").byDefault("500ms"),
          "How much time these failures must span at least.");
  public static final SettingDefinition<Duration> BREAKER_HOLD =
      BREAKER.add(
          "breaker.hold",
          duration("10ms", "1h").byDefault("2s"),
          "How long it is left alone before it is tried again.");
  public static final SettingDefinition<Duration> BREAKER_LONGEST_HOLD =
      BREAKER.add(
          "breaker.longest-hold",
          duration("10ms", "1h").byDefault("10s"),
          "What the hold grows to in a long outage. At least breaker.hold.");
  public static final SettingDefinition<Integer> BREAKER_PROBES =
      BREAKER.add(
          "breaker.probes",
          wholeNumber(1, 100).byDefault("3"),
          "How many good tries in a row end the outage.");

  private static final SettingGroup RAMP = new SettingGroup("Ramp");
  // Before ramp.steps: Spring takes the meaning of the first name that begins alike.
  public static final SettingDefinition<Duration> RAMP_STEP =
      RAMP.add("ramp.step", duration("10ms", "1h").byDefault("2s"), "How long each step lasts.");
  public static final SettingDefinition<List<Double>> RAMP_STEPS =
      RAMP.add(
          "ramp.steps",
          risingShares().byDefault("0.1,0.25,0.5"),
          "Shares of calls let through, step by step. With none, all come back at once.");
  public static final SettingDefinition<Integer> RAMP_RESULTS =
      RAMP.add(
          "ramp.results",
          wholeNumber(1, 1_000).byDefault("5"),
          "How many results a step needs to be judged.");
  public static final SettingDefinition<Double> RAMP_FAILURE_SHARE =
      RAMP.add(
          "ramp.failure-share",
          share().byDefault("0.5"),
          "A larger share of failures degrades the dependency again.");

  private static final SettingGroup LAST_KNOWN_GOOD = new SettingGroup("Last known good");
  public static final SettingDefinition<Duration> LAST_KNOWN_GOOD_MAX_AGE =
      LAST_KNOWN_GOOD.add(
          "last-known-good.max-age",
          duration("1ms", "365d").byDefault("24h"),
          "How old a remembered answer may be.");
  public static final SettingDefinition<Integer> LAST_KNOWN_GOOD_MAX_ENTRIES =
      LAST_KNOWN_GOOD.add(
          "last-known-good.max-entries",
          wholeNumber(1, 10_000_000).byDefault("1000"),
          "How many answers are remembered for each method.");

  private static final SettingGroup STANDBY = new SettingGroup("Standby");
  public static final SettingDefinition<Duration> STANDBY_DEADLINE =
      STANDBY.add(
          SettingDefinition.of(
                  "standby.deadline",
                  duration("1ms", "1h"),
                  "How long a call by the standby may take. Without it, as long as by the primary.")
              .reaching(DependencySettings::hasStandby));
  public static final SettingDefinition<Integer> STANDBY_PERMITS =
      STANDBY.add(
          SettingDefinition.of(
                  "standby.permits",
                  wholeNumber(1, 10_000),
                  "How many calls by the standby may run at once. "
                      + "Without it, as many as by the primary.")
              .reaching(DependencySettings::hasStandby));

  private static final SettingGroup OBJECTIVES = new SettingGroup("Objective");
  public static final SettingDefinition<Double> OBJECTIVE =
      OBJECTIVES.add(
          SettingDefinition.of(
                  "objective",
                  percentage(),
                  "The share of calls meant to be good, like 99.95%. "
                      + "Only for essential dependencies.")
              .reaching(DependencySpec::essential));
  public static final SettingDefinition<Duration> OBJECTIVE_LATENCY =
      OBJECTIVES.add(
          SettingDefinition.of(
                  "objective-latency",
                  duration("1ms", "1h"),
                  "How long a good call may take. Needs objective.")
              .needing(OBJECTIVE, "99.95%"));

  private static final SettingGroup SIGNALS = new SettingGroup("Health");
  public static final SettingDefinition<String> HEALTH =
      SIGNALS.add(
          "health",
          text("a name"),
          "The health contributor that reports on it, like redis or db/primary.");
  public static final SettingDefinition<Boolean> SOFTEN_HEALTH =
      SIGNALS.add(
          SettingDefinition.of(
                  "soften-health",
                  truth().byDefault("false"),
                  "Whether that contributor shows DEGRADED instead of DOWN. Needs health.")
              .needing(HEALTH, "redis"));
  public static final SettingDefinition<Boolean> HEALTH_SIGNAL_ENABLED =
      SIGNALS.add(
          "health-signal.enabled", truth().byDefault("true"), "Whether health signals are asked.");
  public static final SettingDefinition<Duration> HEALTH_SIGNAL_PERIOD =
      SIGNALS.add(
          "health-signal.period",
          duration("100ms", "1h").byDefault("5s"),
          "How often they are asked; sooner when in doubt, less often while bad.");
  public static final SettingDefinition<Duration> HEALTH_SIGNAL_TIMEOUT =
      SIGNALS.add(
          "health-signal.timeout",
          duration("10ms", "1h").byDefault("1s"),
          "A report that takes longer is bad. The first has ten times as long. At most the period.");

  private static final SettingGroup METER = new SettingGroup("Meter");
  public static final SettingDefinition<String> METER_NAME =
      METER.add(
          SettingDefinition.of(
                  "meter.name",
                  text("a name"),
                  "A Micrometer meter that tells of trouble, like redis.latency.")
              .reaching(DependencySettings::isEverSetAside));
  public static final SettingDefinition<Map<String, String>> METER_TAGS =
      METER.add(
          SettingDefinition.of("meter.tags", pairs(), "Tags the meter must have, like region=eu.")
              .needing(METER_NAME, METER_EXAMPLE));
  public static final SettingDefinition<String> METER_STATISTIC =
      METER.add(
          SettingDefinition.of(
                  "meter.statistic",
                  statistic().byDefault("value"),
                  "Which value of the meter counts. Values of timers are in seconds.")
              .needing(METER_NAME, METER_EXAMPLE));
  public static final SettingDefinition<Double> METER_ABOVE =
      METER.add(
          SettingDefinition.of(
                  "meter.above", number(), "A larger value is bad. Set this or meter.below.")
              .needing(METER_NAME, METER_EXAMPLE));
  public static final SettingDefinition<Double> METER_BELOW =
      METER.add(
          SettingDefinition.of(
                  "meter.below", number(), "A smaller value is bad. Set this or meter.above.")
              .needing(METER_NAME, METER_EXAMPLE));
  public static final SettingDefinition<Duration> METER_FOR =
      METER.add(
          SettingDefinition.of(
                  "meter.for",
                  duration("0s", "1h").byDefault("10s"),
                  "How long it must be bad before it counts.")
              .needing(METER_NAME, METER_EXAMPLE));

  private static final SettingGroup PEOPLE = new SettingGroup("For people");
  public static final SettingDefinition<String> DESCRIPTION =
      PEOPLE.add("description", text("text"), "What the dependency is.");
  public static final SettingDefinition<String> OWNER =
      PEOPLE.add("owner", text("text"), "Who looks after it.");
  public static final SettingDefinition<String> RUNBOOK =
      PEOPLE.add("runbook", text("an address"), "Where to read what to do about it.");
  public static final SettingDefinition<String> NOTICE =
      PEOPLE.add("notice", text("text"), "What users are told while it is degraded.");

  /** The groups, in the order of the documentation. */
  public static final List<SettingGroup> GROUPS =
      List.of(
          ORDERS,
          CALLS,
          DETECTION,
          BREAKER,
          RAMP,
          LAST_KNOWN_GOOD,
          STANDBY,
          OBJECTIVES,
          SIGNALS,
          METER,
          PEOPLE);

  private DependencySettings() {}

  /** Every setting there is, in the order of the documentation. */
  public static List<SettingDefinition<?>> all() {
    return SettingGroup.settingsOf(GROUPS);
  }

  private static boolean isEverSetAside(DependencySpec spec) {
    return !spec.essential() || hasStandby(spec);
  }

  private static boolean hasStandby(DependencySpec spec) {
    return spec.standby() != null;
  }
}
