package io.github.fallback4j.internal.settings;

import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.Mode;
import io.github.fallback4j.internal.values.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads flags. One that is malformed is left out alone and leaves a warning. Not safe for use by
 * many threads.
 */
final class FlagReader {
  private final Settings settings;
  private final List<String> warnings = new ArrayList<>();

  FlagReader(Settings settings) {
    this.settings = settings;
  }

  /** What was wrong with what was read so far. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** The flags that are known before any dependency is. */
  List<Flag> listed() {
    List<Flag> flags = new ArrayList<>();
    for (Origin origin : Origin.values()) {
      list(origin, SettingNames.OFF, Mode.OFF, flags);
      list(origin, SettingNames.STANDBY, Mode.STANDBY, flags);
      list(origin, SettingNames.ON, Mode.ON, flags);
      mode(origin, SettingNames.DEFAULTS, Target.ALL, flags);
    }
    return flags;
  }

  /** The flags that only a dependency's id finds. */
  List<Flag> of(String id) {
    List<Flag> flags = new ArrayList<>();
    for (Origin origin : Origin.values()) {
      mode(origin, SettingNames.DEPENDENCIES + id + ".", Target.id(id), flags);
    }
    return flags;
  }

  /** The floors or the caps of the level, the deciding one first. */
  List<LevelFlag> levels(String property) {
    List<LevelFlag> levels = new ArrayList<>();
    for (Origin origin : Origin.values()) {
      Setting setting = settings.find(origin, property);
      Integer level = setting == null ? null : parse(setting, FlagReader::level);
      if (setting != null && level != null) {
        levels.add(new LevelFlag(level, setting));
      }
    }
    return levels;
  }

  private void list(Origin origin, String property, Mode mode, List<Flag> flags) {
    Setting setting = settings.find(origin, property);
    if (setting == null) {
      return;
    }
    for (String element : Values.list(setting.value())) {
      Target target = Target.parse(element);
      if (target.name().isEmpty()) {
        warnings.add(
            setting.shown() + ": '" + element + "' is no target — write an id, tag:x or all");
      } else {
        flags.add(new Flag(target, mode, setting));
      }
    }
  }

  private void mode(Origin origin, String prefix, Target target, List<Flag> flags) {
    Setting setting = settings.find(origin, prefix + SettingNames.MODE);
    Mode mode = setting == null ? null : parse(setting, text -> Values.constant(Mode.class, text));
    if (setting != null && mode != null && mode != Mode.AUTO) {
      flags.add(new Flag(target, mode, setting));
    }
  }

  private <T> @Nullable T parse(Setting setting, Function<String, T> parser) {
    try {
      return parser.apply(setting.value());
    } catch (IllegalArgumentException malformed) {
      warnings.add(setting.shown() + " — " + malformed.getMessage());
      return null;
    }
  }

  private static int level(String text) {
    if (text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '0' + LevelOrder.HIGHEST) {
      return text.charAt(0) - '0';
    }
    throw new IllegalArgumentException("write 0, 1, 2 or 3");
  }
}
