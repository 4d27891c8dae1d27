package io.github.fallback4j.internal.settings;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.settings.ProcessSettings;
import io.github.fallback4j.settings.SettingDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of the engine itself. Immutable.
 *
 * @param enabled whether the library acts at all; default true
 * @param strict whether a flag that is not understood stops the start; default false
 * @param levelControl whether the level is found by itself; default true
 * @param latency how long an essential request may take, 1 ms to 1 h; {@code null} if that is not
 *     set
 * @param instance names this engine; {@code null} if that is not set
 */
public record Globals(
    boolean enabled,
    boolean strict,
    boolean levelControl,
    @Nullable Duration latency,
    @Nullable String instance) {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.settings");
  private static final List<String> MISREAD_KEYS =
      List.of(
          "fallback.false", "fallback.true", "fallback.switches.false", "fallback.switches.true");

  private static final Globals STEPPING_ASIDE = new Globals(false, false, false, null, null);

  /**
   * Returns whether the library acts at all.
   *
   * @param settings what is set
   * @throws InvalidConfigurationException if that is neither true nor false
   */
  public static boolean enabled(Settings settings) {
    return value(settings, ProcessSettings.ENABLED);
  }

  /**
   * Reads the global settings. If the library does not act, the log says so, and mistakes in the
   * others are ignored.
   *
   * @param settings what is set
   * @throws InvalidConfigurationException if a value is neither true nor false, or no duration
   *     within its range, or if YAML made a boolean of a key {@code off} or {@code on}
   */
  public static Globals read(Settings settings) {
    if (enabled(settings)) {
      return readAll(settings);
    }
    Setting flag = Objects.requireNonNull(settings.find(ProcessSettings.ENABLED.name()));
    LOG.warn("{}: Fallback4j steps aside, and every call goes straight through", flag.shown());
    return Mistakes.IGNORED.read(() -> readAll(settings), STEPPING_ASIDE);
  }

  /** What happens to mistakes elsewhere. */
  public Mistakes mistakes() {
    return enabled ? Mistakes.REFUSED : Mistakes.IGNORED;
  }

  private static Globals readAll(Settings settings) {
    for (String key : MISREAD_KEYS) {
      Setting misread = settings.find(key);
      if (misread != null) {
        throw misread.refused(
            "YAML reads the bare keys off and on as booleans: write fallback.switches.\"off\" or"
                + " fallback.switches.\"on\", with quotes around the last word");
      }
    }
    return new Globals(
        value(settings, ProcessSettings.ENABLED),
        value(settings, ProcessSettings.STRICT),
        value(settings, ProcessSettings.LEVEL_CONTROL_ENABLED),
        find(settings, ProcessSettings.LEVEL_CONTROL_LATENCY),
        find(settings, ProcessSettings.INSTANCE));
  }

  private static <T> T value(Settings settings, SettingDefinition<T> definition) {
    T value = find(settings, definition);
    return value != null ? value : definition.requireDefault();
  }

  private static <T> @Nullable T find(Settings settings, SettingDefinition<T> definition) {
    Setting setting = settings.find(definition.name());
    return setting == null ? null : setting.parse(definition);
  }
}
