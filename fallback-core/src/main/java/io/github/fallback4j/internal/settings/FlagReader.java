package io.github.fallback4j.internal.settings;

import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.Mode;
import io.github.fallback4j.internal.names.Spelling;
import io.github.fallback4j.internal.values.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the flags that are set in one place. What is malformed is left out alone, or stays as it
 * was, and leaves a sentence. Not safe for use by many threads.
 */
final class FlagReader {
  private final Settings settings;
  private final Origin origin;
  private final Flags before;
  private final List<Malformed> malformed = new ArrayList<>();

  /**
   * A flag that is malformed.
   *
   * @param setting what sets it
   * @param fault what is wrong, after the setting
   * @param speltId of the dependency it is about; {@code null} if it stands by itself
   */
  record Malformed(Setting setting, String fault, @Nullable String speltId) {

    /** What is wrong, as a sentence. */
    String text() {
      return setting.shown() + fault;
    }

    /** The same while nobody knows whose it is: its value may be a secret. */
    String textForNow() {
      return speltId == null ? text() : setting.shownName() + fault;
    }
  }

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

  /**
   * The modes, the one that decides first first.
   *
   * @param ids dependencies whose mode may be set, but is not listed
   */
  List<Flag> modes(Collection<String> ids) {
    List<Flag> flags = new ArrayList<>();
    list(SettingNames.OFF, Mode.OFF, flags);
    list(SettingNames.STANDBY, Mode.STANDBY, flags);
    list(SettingNames.ON, Mode.ON, flags);
    mode(SettingNames.DEFAULTS, null, flags);
    ids(ids).forEach((spelt, id) -> mode(SettingNames.DEPENDENCIES + id + ".", spelt, flags));
    flags.sort(Flag.BY_RANK);
    return flags;
  }

  /** The ids that a mode is set for, by their letters and digits. */
  private Map<String, String> ids(Collection<String> unlisted) {
    Map<String, String> ids = new TreeMap<>();
    unlisted.forEach(id -> ids.put(Spelling.plain(id), id));
    for (Setting setting : settings.all(origin)) {
      String spelt = SettingNames.idOfMode(setting);
      if (!spelt.isEmpty()) {
        ids.putIfAbsent(spelt, spelt);
      }
    }
    return ids;
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
    List<Supplier<String>> faults = new ArrayList<>();
    for (String element : Values.list(setting.value())) {
      Target target = Target.parse(element);
      if (target.name().isEmpty()) {
        faults.add(() -> ": '" + element + "' is not a target — write an id, tag:x or all");
      } else {
        flags.add(new Flag(target, mode, setting));
      }
    }
    Sentences.few(faults, rest -> ": " + rest + " more elements are no targets")
        .forEach(fault -> malformed.add(new Malformed(setting, fault, null)));
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
      malformed.add(new Malformed(setting, " — " + wrong.getMessage(), speltId));
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
