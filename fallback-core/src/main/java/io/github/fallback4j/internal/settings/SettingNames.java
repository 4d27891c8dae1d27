package io.github.fallback4j.internal.settings;

import io.github.fallback4j.internal.names.Spelling;
import java.util.List;
import java.util.Map;

/** What the properties are called. */
public final class SettingNames {

  /** Skips what it lists. */
  public static final String OFF = "fallback.switches.off";

  /** Calls what it lists whatever level, health and breaker say. */
  public static final String ON = "fallback.switches.on";

  /** Uses the standby route of what it lists. */
  public static final String STANDBY = "fallback.switches.standby";

  /** The level's floor. */
  public static final String LEVEL = "fallback.level";

  /** The highest level that may be found by itself. */
  public static final String LEVEL_CAP = "fallback.level-cap";

  /** Whether the level is found by itself. */
  public static final String LEVEL_CONTROL = "fallback.level-control.enabled";

  /** How long an essential request may take. */
  public static final String LEVEL_CONTROL_LATENCY = "fallback.level-control.latency";

  /** Whether the library acts at all. */
  public static final String ENABLED = "fallback.enabled";

  /** Whether a flag that is not understood stops the start. */
  public static final String STRICT = "fallback.strict";

  /** Begins the settings of one dependency; its id and a dot follow. */
  public static final String DEPENDENCIES = "fallback.dependencies.";

  /** Begins the settings of all dependencies. */
  public static final String DEFAULTS = "fallback.defaults.";

  /** The list of prepared windows. */
  public static final String WINDOWS = "fallback.windows";

  /** The one setting of a dependency that is a flag. */
  public static final String MODE = "mode";

  /** Every property that stands by itself. */
  public static final List<String> GLOBAL =
      List.of(
          OFF,
          ON,
          STANDBY,
          LEVEL,
          LEVEL_CAP,
          LEVEL_CONTROL,
          LEVEL_CONTROL_LATENCY,
          ENABLED,
          STRICT);

  /** The settings of a dependency's meter. */
  static final List<String> OF_METER =
      List.of(
          "meter.name", "meter.tags", "meter.statistic", "meter.above", "meter.below", "meter.for");

  /** Every setting of a dependency, as it follows {@link #DEFAULTS}. */
  public static final List<String> OF_DEPENDENCY =
      List.of(
          MODE,
          "criticality",
          "tags",
          "automatic",
          "deadline",
          "enforce",
          "permits",
          "warm-up",
          "idempotent",
          "objective",
          "objective-latency",
          "faults.only",
          "faults.except",
          "breaker.failures",
          "breaker.span",
          "breaker.hold",
          "breaker.longest-hold",
          "breaker.probes",
          "circuit-breaker",
          "ramp.steps",
          "ramp.step",
          "ramp.results",
          "ramp.failure-share",
          "last-known-good.max-age",
          "last-known-good.max-entries",
          "standby.deadline",
          "standby.permits",
          "health",
          "soften-health",
          "health-signal.enabled",
          "health-signal.period",
          "health-signal.timeout",
          "meter.name",
          "meter.tags",
          "meter.statistic",
          "meter.above",
          "meter.below",
          "meter.for",
          "description",
          "owner",
          "runbook",
          "notice");

  /** Every setting of a prepared window. */
  public static final List<String> OF_WINDOW =
      List.of("name", "from", "until", "zone", "cron", "length", "level", "dependencies", "reason");

  private static final Map<String, String> SHORT_VARIABLES =
      Map.of(
          "fallbackoff", Spelling.plain(OFF),
          "fallbackon", Spelling.plain(ON),
          "fallbackstandby", Spelling.plain(STANDBY));

  /** The variables that stand by themselves, as the documentation spells them. */
  static final List<String> VARIABLES =
      List.of(
          "FALLBACK_OFF",
          "FALLBACK_ON",
          "FALLBACK_STANDBY",
          "FALLBACK_LEVEL",
          "FALLBACK_LEVEL_CAP",
          "FALLBACK_LEVEL_CONTROL_ENABLED",
          "FALLBACK_LEVEL_CONTROL_LATENCY",
          "FALLBACK_ENABLED",
          "FALLBACK_STRICT");

  private SettingNames() {}

  /** The property a variable sets, both in letters and digits only. */
  static String plainProperty(String plainVariable) {
    return SHORT_VARIABLES.getOrDefault(plainVariable, plainVariable);
  }
}
