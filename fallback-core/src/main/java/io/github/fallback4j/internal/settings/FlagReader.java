package io.github.fallback4j.internal.settings;

import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.Mode;
import io.github.fallback4j.internal.names.Spelling;
import io.github.fallback4j.internal.values.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the flags that are set in one place. What is malformed is left out alone, or stays as it
 * was, and leaves a sentence. Not safe for use by many threads.
 */
final class FlagReader {
  private static final String DEPENDENCIES = Spelling.plain(SettingNames.DEPENDENCIES);
  private static final String MODE = Spelling.plain(SettingNames.MODE);

  private final Settings settings;
  private final Origin origin;
  private final Flags before;
  private final List<Malformed> malformed = new ArrayList<>();

  /**
   * A flag that is malformed.
   *
   * @param text what is wrong, as a sentence
   * @param speltId of the dependency it is about; {@code null} if it stands by itself
   */
  record Malformed(String text, @Nullable String speltId) {}

  /**
   * Creates a reader for the flags of one origin.
   *
   * @param before what held until now: a flag that is malformed stays as it was there
   */
  FlagReader(Settings settings, Origin origin, Flags before) {
    this.settings = settings;
    this.origin = origin;
    this.before = before;
  }

  /** What was wrong with what was read so far. */
  List<Malformed> malformed() {
    return List.copyOf(malformed);
  }

  /** The modes, the one that decides first first. */
  List<Flag> modes() {
    List<Flag> flags = new ArrayList<>();
    list(SettingNames.OFF, Mode.OFF, flags);
    list(SettingNames.STANDBY, Mode.STANDBY, flags);
    list(SettingNames.ON, Mode.ON, flags);
    mode(SettingNames.DEFAULTS, null, flags);
    speltIds().forEach(id -> mode(SettingNames.DEPENDENCIES + id + ".", id, flags));
    flags.sort(Flag.BY_RANK);
    return flags;
  }

  /** The ids that a mode is set for, in letters and digits only. */
  private Stream<String> speltIds() {
    return settings.all(origin).stream()
        .map(setting -> Spelling.plain(setting.name()))
        .filter(FlagReader::isModeOfADependency)
        .map(name -> name.substring(DEPENDENCIES.length(), name.length() - MODE.length()))
        .distinct();
  }

  private static boolean isModeOfADependency(String plainName) {
    return plainName.startsWith(DEPENDENCIES)
        && plainName.endsWith(MODE)
        && plainName.length() > DEPENDENCIES.length() + MODE.length();
  }

  @Nullable LevelFlag level() {
    return level(SettingNames.LEVEL, before.level());
  }

  @Nullable LevelFlag levelCap() {
    return level(SettingNames.LEVEL_CAP, before.levelCap());
  }

  private @Nullable LevelFlag level(String property, @Nullable LevelFlag last) {
    Setting setting = settings.find(origin, property);
    if (setting == null) {
      return null;
    }
    Integer level = parse(setting, null, FlagReader::level);
    return level == null ? last : new LevelFlag(level, setting);
  }

  private void list(String property, Mode mode, List<Flag> flags) {
    Setting setting = settings.find(origin, property);
    if (setting == null) {
      return;
    }
    for (String element : Values.list(setting.value())) {
      Target target = Target.parse(element);
      if (target.name().isEmpty()) {
        String text = "'" + element + "' is not a target — write an id, tag:x or all";
        malformed.add(new Malformed(setting.shown() + ": " + text, null));
      } else {
        flags.add(new Flag(target, mode, setting));
      }
    }
  }

  private void mode(String prefix, @Nullable String speltId, List<Flag> flags) {
    Setting setting = settings.find(origin, prefix + SettingNames.MODE);
    if (setting == null) {
      return;
    }
    Target target = speltId == null ? Target.ALL : Target.speltId(speltId);
    Mode mode = parse(setting, speltId, text -> Values.constant(Mode.class, text));
    if (mode == null) {
      before.modes().stream()
          .filter(flag -> flag.target().equals(target) && flag.setting().isSpellingOf(setting))
          .forEach(flags::add);
    } else if (mode != Mode.AUTO) {
      flags.add(new Flag(target, mode, setting));
    }
  }

  private <T> @Nullable T parse(
      Setting setting, @Nullable String speltId, Function<String, T> parser) {
    try {
      return parser.apply(setting.value());
    } catch (IllegalArgumentException wrong) {
      malformed.add(new Malformed(setting.shown() + " — " + wrong.getMessage(), speltId));
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
