package io.github.fallback4j.internal.settings;

import io.github.fallback4j.InvalidConfigurationException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the engine itself. Immutable.
 *
 * @param enabled whether the library acts at all; default true
 * @param strict whether a flag that is not understood stops the start; default false
 * @param levelControl whether the level is found by itself; default true
 * @param latency how long an essential request may take, 1 ms to 1 h; {@code null} if that is not
 *     set
 */
public record Globals(
    boolean enabled, boolean strict, boolean levelControl, @Nullable Duration latency) {
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final List<String> MISREAD_KEYS =
      List.of(
          "fallback.false", "fallback.true", "fallback.switches.false", "fallback.switches.true");

  /**
   * Reads them.
   *
   * @param settings what is set
   * @throws InvalidConfigurationException if a value is neither true nor false, or no duration
   *     within its range, or if YAML made a boolean of a key {@code off} or {@code on}
   */
  public static Globals read(Settings settings) {
    for (String key : MISREAD_KEYS) {
      Setting misread = settings.find(key);
      if (misread != null) {
        throw misread.refused(
            "YAML reads the bare keys off and on as booleans: write fallback.switches.\"off\" or"
                + " fallback.switches.\"on\", with quotes around the last word");
      }
    }
    return new Globals(
        truth(settings, SettingNames.ENABLED, true),
        truth(settings, SettingNames.STRICT, false),
        truth(settings, SettingNames.LEVEL_CONTROL, true),
        latency(settings));
  }

  private static @Nullable Duration latency(Settings settings) {
    Setting setting = settings.find(SettingNames.LEVEL_CONTROL_LATENCY);
    if (setting == null) {
      return null;
    }
    try {
      Duration latency = Durations.parse(setting.value());
      if (latency.compareTo(SHORTEST) < 0 || latency.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("write a duration of 1ms to 1h, like 250ms");
      }
      return latency;
    } catch (IllegalArgumentException malformed) {
      throw setting.refused(String.valueOf(malformed.getMessage()));
    }
  }

  private static boolean truth(Settings settings, String property, boolean unset) {
    Setting setting = settings.find(property);
    if (setting == null) {
      return unset;
    }
    try {
      return Values.truth(setting.value());
    } catch (IllegalArgumentException malformed) {
      throw setting.refused(String.valueOf(malformed.getMessage()));
    }
  }
}
