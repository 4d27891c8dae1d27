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
 * <p>SettingsFilesTest writes this file from the tables of settings: change those, and run it with
 * {@code -Dsettings.write=true}.
 *
 * @param switches Settings that begin with switches.
 * @param level The lowest the level may be.
 * @param levelCap The highest level that an overload may bring.
 * @param levelControl Settings that begin with level-control.
 * @param enabled Whether the library acts at all. If not, every call goes straight through.
 * @param strict Whether a flag that is not understood stops the start. If not, it is ignored, with
 *     a warning.
 * @param instance Names this instance of the application. Without it, application@host:process.
 * @param windows Prepared windows.
 * @param defaults Settings of every dependency that does not say otherwise.
 * @param dependencies Settings of single dependencies, by id.
 */
@ConfigurationProperties("fallback")
record FallbackProperties(
    Switches switches,
    @DefaultValue("0") int level,
    @DefaultValue("3") int levelCap,
    LevelControl levelControl,
    @DefaultValue("true") boolean enabled,
    @DefaultValue("false") boolean strict,
    @Nullable String instance,
    List<Window> windows,
    Settings defaults,
    Map<String, Settings> dependencies) {

  /**
   * Settings that begin with switches.
   *
   * @param off What is skipped.
   * @param on What is called, whatever level, health and breaker say.
   * @param standby What uses its standby, if it has one.
   */
  record Switches(List<String> off, List<String> on, List<String> standby) {}

  /**
   * Settings that begin with level-control.
   *
   * @param enabled Whether an overload raises the level by itself.
   * @param latency How long an essential request may take. Without it, the shortest
   *     objective-latency there is, or else 250ms. Requests may wait a fifth of that, and at least
   *     20ms, before they are worked on.
   */
  record LevelControl(@DefaultValue("true") boolean enabled, @Nullable Duration latency) {}

  /**
   * Settings of a dependency.
   *
   * @param mode What is ordered for the dependency. A mode that is not understood is ignored, with
   *     a warning.
   * @param criticality How early a rising level drops its calls.
   * @param tags Groups it belongs to. Orders and flags can name them, like tag:redis.
   * @param deadline How long a call may take. After that it is overdue.
   * @param enforce What happens to a blocking call that is overdue.
   * @param permits How many calls may run at once.
   * @param warmUp How many first calls have ten times the deadline.
   * @param idempotent Whether a call may be made twice without harm. Failed calls are then repeated
   *     to find out when it is back.
   * @param automatic What may be done about trouble that is found.
   * @param faults Settings that begin with faults.
   * @param circuitBreaker A Resilience4j circuit breaker that decides instead. Not for an essential
   *     dependency without a standby.
   * @param breaker Settings that begin with breaker.
   * @param ramp Settings that begin with ramp.
   * @param lastKnownGood Settings that begin with last-known-good.
   * @param standby Settings that begin with standby.
   * @param objective The share of calls meant to be good, like 99.95%. Only for essential
   *     dependencies.
   * @param objectiveLatency How long a good call may take. Needs objective.
   * @param health The health contributor that reports on it, like redis or db/primary.
   * @param softenHealth Whether that contributor shows DEGRADED instead of DOWN. Needs health.
   * @param healthSignal Settings that begin with health-signal.
   * @param meter Settings that begin with meter.
   * @param description What the dependency is.
   * @param owner Who looks after it.
   * @param runbook Where to read what to do about it.
   * @param notice What users are told while it is degraded.
   */
  record Settings(
      @DefaultValue("auto") Mode mode,
      @DefaultValue("useful") Criticality criticality,
      List<String> tags,
      @DefaultValue("1s") Duration deadline,
      @DefaultValue("interrupt") Enforce enforce,
      @DefaultValue("50") int permits,
      @DefaultValue("20") int warmUp,
      @DefaultValue("false") boolean idempotent,
      @DefaultValue("enforce") Automatic automatic,
      Faults faults,
      @Nullable String circuitBreaker,
      Breaker breaker,
      Ramp ramp,
      LastKnownGood lastKnownGood,
      Standby standby,
      @Nullable String objective,
      @Nullable Duration objectiveLatency,
      @Nullable String health,
      @DefaultValue("false") boolean softenHealth,
      HealthSignal healthSignal,
      Meter meter,
      @Nullable String description,
      @Nullable String owner,
      @Nullable String runbook,
      @Nullable String notice) {}

  /**
   * Settings that begin with faults.
   *
   * @param only The only exceptions that count as faults. Without it, all do.
   * @param except Exceptions that never count as faults.
   */
  record Faults(List<Class<? extends Throwable>> only, List<Class<? extends Throwable>> except) {}

  /**
   * Settings that begin with breaker.
   *
   * @param failures How many failures in a row degrade the dependency.
   * @param span How much time these failures must span at least.
   * @param hold How long it is left alone before it is tried again.
   * @param longestHold What the hold grows to in a long outage. At least breaker.hold.
   * @param probes How many good tries in a row end the outage.
   */
  record Breaker(
      @DefaultValue("5") int failures,
      @DefaultValue("500ms") Duration span,
      @DefaultValue("2s") Duration hold,
      @DefaultValue("10s") Duration longestHold,
      @DefaultValue("3") int probes) {}

  /**
   * Settings that begin with ramp.
   *
   * @param step How long each step lasts.
   * @param steps Shares of calls let through, step by step. With none, all come back at once.
   * @param results How many results a step needs to be judged.
   * @param failureShare A larger share of failures degrades the dependency again.
   */
  record Ramp(
      @DefaultValue("2s") Duration step,
      @DefaultValue({"0.1", "0.25", "0.5"}) List<Double> steps,
      @DefaultValue("5") int results,
      @DefaultValue("0.5") double failureShare) {}

  /**
   * Settings that begin with last-known-good.
   *
   * @param maxAge How old a remembered answer may be.
   * @param maxEntries How many answers are remembered for each method.
   */
  record LastKnownGood(
      @DefaultValue("24h") Duration maxAge, @DefaultValue("1000") int maxEntries) {}

  /**
   * Settings that begin with standby.
   *
   * @param deadline How long a call by the standby may take. Without it, as long as by the primary.
   * @param permits How many calls by the standby may run at once. Without it, as many as by the
   *     primary.
   */
  record Standby(@Nullable Duration deadline, @Nullable Integer permits) {}

  /**
   * Settings that begin with health-signal.
   *
   * @param enabled Whether health signals are asked.
   * @param period How often they are asked; sooner when in doubt, less often while bad.
   * @param timeout A report that takes longer is bad. The first has ten times as long. At most the
   *     period.
   */
  record HealthSignal(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("5s") Duration period,
      @DefaultValue("1s") Duration timeout) {}

  /**
   * Settings that begin with meter.
   *
   * @param name A Micrometer meter that tells of trouble, like redis.latency.
   * @param tags Tags the meter must have, like region=eu.
   * @param statistic Which value of the meter counts. Values of timers are in seconds.
   * @param above A larger value is bad. Set this or meter.below.
   * @param below A smaller value is bad. Set this or meter.above.
   * @param theFor How long it must be bad before it counts.
   */
  record Meter(
      @Nullable String name,
      List<String> tags,
      @DefaultValue("value") String statistic,
      @Nullable Double above,
      @Nullable Double below,
      @Name("for") @DefaultValue("10s") Duration theFor) {}

  /**
   * Times at which the level has a floor or dependencies are off.
   *
   * @param name Its name, which no other window has.
   * @param from When it opens, like 2026-12-24T19:00.
   * @param until When it closes.
   * @param cron When it opens again and again, like 0 19 * * MON-FRI.
   * @param length How long it stays open. Goes with cron.
   * @param zone The time zone of these times, like Asia/Tokyo. Without it, the process's.
   * @param level The lowest the level may be while it is open.
   * @param dependencies What is off while it is open.
   * @param reason Why it is open, for people to read.
   */
  record Window(
      @Nullable String name,
      @Nullable String from,
      @Nullable String until,
      @Nullable String cron,
      @Nullable Duration length,
      @Nullable String zone,
      @Nullable Integer level,
      List<String> dependencies,
      @Nullable String reason) {}
}
