package io.github.fallback4j.spring;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.Criticality;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Describes the properties to editors; nothing is bound to it. The engine reads them itself: it
 * knows every spelling an id has in an environment variable, and leaves out a malformed flag alone.
 *
 * @param enabled Whether the library acts at all. When false, every call goes straight through.
 * @param strict Whether a flag that is not understood stops the start. Otherwise it is ignored,
 *     logged and shown by the endpoint.
 * @param level The floor of the level: 0 drops nothing, 1 decorative calls, 2 also useful ones, 3
 *     every non-essential call.
 * @param levelCap The cap of the level: the highest that an overload may raise it to.
 * @param levelControl How an overload raises the level by itself.
 * @param switches Switches that hold until they are changed.
 * @param windows Times prepared for beforehand, at which the level has a floor or dependencies are
 *     off.
 * @param defaults What holds for every dependency that does not say otherwise.
 * @param dependencies Settings of single dependencies, by id.
 */
@ConfigurationProperties("fallback")
record FallbackProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("false") boolean strict,
    @DefaultValue("0") int level,
    @DefaultValue("3") int levelCap,
    LevelControl levelControl,
    Switches switches,
    List<Window> windows,
    Settings defaults,
    Map<String, Settings> dependencies) {

  /**
   * How an overload raises the level by itself.
   *
   * @param enabled Whether it does.
   * @param latency How long an essential request may take. A fifth of it, and at least 20 ms, is
   *     how long it may wait until it is worked on. The least objective-latency of an essential
   *     dependency unless it is set, or else 250ms.
   */
  record LevelControl(@DefaultValue("true") boolean enabled, @Nullable Duration latency) {}

  /**
   * Lists of targets.
   *
   * @param off Skips the calls of these: ids, tag:x, or all (*). In YAML write "off" with quotes.
   * @param on Calls these whatever level, health and breaker say: ids, tag:x, or all (*). In YAML
   *     write "on" with quotes.
   * @param standby Uses the standby route of these where there is one: ids, tag:x, or all (*).
   */
  record Switches(List<String> off, List<String> on, List<String> standby) {}

  /**
   * A time prepared for beforehand.
   *
   * @param name Names it among the others.
   * @param from When it opens: date and time, like 2026-12-24T19:00, also with an offset.
   * @param until When it closes: date and time, like 2026-12-24T21:00, also with an offset.
   * @param zone The time zone of its times, like Asia/Tokyo; that of the process unless it is set.
   * @param cron When it opens again and again, like 0 19 * * MON-FRI.
   * @param length How long it is open each time that cron opens it.
   * @param level The floor of the level while it is open, 1 to 3.
   * @param dependencies What is off while it is open: ids, tag:x, or all (*).
   * @param reason Why it is prepared, for people.
   */
  record Window(
      @Nullable String name,
      @Nullable String from,
      @Nullable String until,
      @Nullable String zone,
      @Nullable String cron,
      @Nullable Duration length,
      @Nullable Integer level,
      List<String> dependencies,
      @Nullable String reason) {}

  /**
   * Settings of a dependency.
   *
   * @param mode What is ordered for the dependency. Never off for an essential one.
   * @param criticality How early a level drops its calls.
   * @param tags Groups it belongs to.
   * @param automatic What detection may do about what it finds.
   * @param deadline When a call is overdue.
   * @param enforce What happens to a blocking call that is overdue.
   * @param permits How many calls may be in flight.
   * @param warmUp How many calls at first have ten times the deadline.
   * @param idempotent Whether a call may be repeated without harm, and so serve as a probe.
   * @param objective The share of an essential dependency's calls meant to be good, like 99.95%.
   * @param objectiveLatency How long a good call takes at most.
   * @param faults Which exceptions count as faults.
   * @param breaker When failures set it aside.
   * @param circuitBreaker Name of a Resilience4j circuit breaker of the application that sets it
   *     aside in place of one of our own.
   * @param ramp How calls come back.
   * @param lastKnownGood How good answers are remembered.
   * @param standby Limits of its standby route, for a dependency that has one.
   * @param health Name of the health contributor that reports on it, like redis or db/primary.
   * @param healthSignal How that contributor and other health signals are asked.
   * @param meter A meter that tells when the dependency is not well.
   * @param softenHealth Whether that contributor's DOWN is reported as DEGRADED.
   * @param description What it is, for people.
   * @param owner Who looks after it.
   * @param runbook Where to read what to do about it.
   * @param notice What users are told while it rests.
   */
  record Settings(
      @DefaultValue("auto") Mode mode,
      @DefaultValue("useful") Criticality criticality,
      List<String> tags,
      @DefaultValue("enforce") Automatic automatic,
      @DefaultValue("1s") Duration deadline,
      @DefaultValue("interrupt") Enforce enforce,
      @DefaultValue("50") int permits,
      @DefaultValue("20") int warmUp,
      @DefaultValue("false") boolean idempotent,
      @Nullable String objective,
      @Nullable Duration objectiveLatency,
      Faults faults,
      Breaker breaker,
      @Nullable String circuitBreaker,
      Ramp ramp,
      LastKnownGood lastKnownGood,
      Standby standby,
      @Nullable String health,
      HealthSignal healthSignal,
      Meter meter,
      @DefaultValue("false") boolean softenHealth,
      @Nullable String description,
      @Nullable String owner,
      @Nullable String runbook,
      @Nullable String notice) {}

  /**
   * How health signals are asked.
   *
   * @param enabled Whether they are asked at all.
   * @param period How often they are asked.
   * @param timeout How long a report may take before it counts as bad.
   */
  record HealthSignal(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("5s") Duration period,
      @DefaultValue("1s") Duration timeout) {}

  /**
   * A Micrometer meter that tells when a dependency is not well.
   *
   * @param name Name of the meter.
   * @param tags Tags it must have, like region=eu.
   * @param statistic What of it counts: value, max, mean, or a percentile it publishes, like p99.
   *     Timers count in seconds.
   * @param above The dependency is not well while the meter is above this.
   * @param below The dependency is not well while the meter is below this.
   * @param lasting For how long it must be.
   */
  record Meter(
      @Nullable String name,
      List<String> tags,
      @DefaultValue("value") String statistic,
      @Nullable Double above,
      @Nullable Double below,
      @Name("for") @DefaultValue("10s") Duration lasting) {}

  /**
   * Which exceptions count as faults of a dependency.
   *
   * @param only Exceptions that alone do, with their subclasses; all unless it is set.
   * @param except Exceptions that do not, with their subclasses.
   */
  record Faults(List<Class<? extends Throwable>> only, List<Class<? extends Throwable>> except) {}

  /**
   * When failures set a dependency aside.
   *
   * @param failures How many failures in a row set it aside.
   * @param span The time these failures span at least.
   * @param hold How long it is left alone before it is tried.
   * @param longestHold What the hold grows to within the first minute of an outage.
   * @param probes Good calls in a row that end the outage.
   */
  record Breaker(
      @DefaultValue("5") int failures,
      @DefaultValue("500ms") Duration span,
      @DefaultValue("2s") Duration hold,
      @DefaultValue("10s") Duration longestHold,
      @DefaultValue("3") int probes) {}

  /**
   * How calls come back.
   *
   * @param step How long each step lasts.
   * @param steps Shares of calls let through on the way, rising; none lets all back at once.
   * @param results Results a step needs to be judged.
   * @param failureShare The share of failed results above which the dependency is set aside again.
   */
  record Ramp(
      @DefaultValue("2s") Duration step,
      @DefaultValue({"0.1", "0.25", "0.5"}) List<Double> steps,
      @DefaultValue("5") int results,
      @DefaultValue("0.5") double failureShare) {}

  /**
   * How good answers are remembered.
   *
   * @param maxAge How old an answer may be.
   * @param maxEntries How many keys are remembered for each method.
   */
  record LastKnownGood(
      @DefaultValue("24h") Duration maxAge, @DefaultValue("1000") int maxEntries) {}

  /**
   * Limits of a standby route.
   *
   * @param deadline When a call by it is overdue; that of the primary unless it is set.
   * @param permits How many calls by it may be in flight; as many as by the primary unless it is
   *     set.
   */
  record Standby(@Nullable Duration deadline, @Nullable Integer permits) {}
}
