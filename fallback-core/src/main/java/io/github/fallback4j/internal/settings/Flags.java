package io.github.fallback4j.internal.settings;

import static java.util.stream.Collectors.groupingBy;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.window.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What environment and configuration order: modes for targets, floors and caps for the level. Which
 * dependencies exist may be learnt later: flags are matched to them on demand. Immutable; safe for
 * use by many threads.
 */
public final class Flags {
  private final Settings settings;
  private final List<Flag> listed;
  private final Map<Target, List<Flag>> byTarget;
  private final List<LevelFlag> levels;
  private final List<LevelFlag> caps;
  private final List<String> malformed;

  private Flags(Settings settings) {
    FlagReader reader = new FlagReader(settings);
    this.settings = settings;
    this.listed = reader.listed();
    this.byTarget = listed.stream().collect(groupingBy(Flag::target));
    this.levels = List.copyOf(reader.levels(SettingNames.LEVEL));
    this.caps = List.copyOf(reader.levels(SettingNames.LEVEL_CAP));
    this.malformed = reader.warnings();
  }

  /**
   * Reads the flags. None is refused: what is not understood is left out, and becomes a warning.
   *
   * @param settings where they are set
   */
  public static Flags read(Settings settings) {
    return new Flags(settings);
  }

  /**
   * The flags that cover a dependency, in the order of {@link Flag#BY_RANK}: also those that cannot
   * hold for it.
   *
   * @param spec the dependency
   */
  public List<Flag> covering(DependencySpec spec) {
    List<Flag> flags = new FlagReader(settings).of(spec.id());
    addListed(Target.id(spec.id()), flags);
    spec.tags().forEach(tag -> addListed(Target.tag(tag), flags));
    addListed(Target.ALL, flags);
    flags.sort(Flag.BY_RANK);
    return flags;
  }

  private void addListed(Target target, List<Flag> flags) {
    flags.addAll(byTarget.getOrDefault(target, List.of()));
  }

  /** The floors set for the level, the deciding one first. */
  public List<LevelFlag> levels() {
    return levels;
  }

  /** The caps set for the level, the deciding one first. */
  public List<LevelFlag> caps() {
    return caps;
  }

  /**
   * What is wrong with the flags and windows, and with what is set and never read: a sentence each,
   * with the variable or property and the nearest known names.
   *
   * @param known the dependencies there are
   * @param windows the prepared windows
   */
  public List<String> warnings(Collection<DependencySpec> known, List<Window> windows) {
    List<String> warnings = new ArrayList<>(settings.warnings());
    warnings.addAll(malformed);
    FlagReader modes = new FlagReader(settings);
    List<Flag> flags = new ArrayList<>(listed);
    known.forEach(spec -> flags.addAll(modes.of(spec.id())));
    warnings.addAll(modes.warnings());
    Misdirected misdirected = new Misdirected(known);
    warnings.addAll(misdirected.among(flags));
    warnings.addAll(misdirected.amongWindows(windows));
    warnings.addAll(new Orphans(settings, known).found());
    return List.copyOf(warnings);
  }
}
