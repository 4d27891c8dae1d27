package io.github.fallback4j.internal.settings;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one place orders: modes for targets, a floor and a cap for the level. Which dependencies
 * exist may be learnt later. Immutable; safe for use by many threads.
 */
public final class Flags {
  /** Flags that order nothing. */
  public static final Flags NONE = new Flags();

  private final Settings settings;
  private final List<Flag> modes;
  private final @Nullable LevelFlag level;
  private final @Nullable LevelFlag levelCap;
  private final List<FlagReader.Malformed> malformed;

  private Flags() {
    this.settings = Settings.none();
    this.modes = List.of();
    this.level = null;
    this.levelCap = null;
    this.malformed = List.of();
  }

  private Flags(Settings settings, Origin origin, Flags before, Collection<String> ids) {
    FlagReader reader = new FlagReader(settings, origin, before);
    this.settings = settings;
    this.modes = List.copyOf(reader.modes(ids));
    this.level = reader.level();
    this.levelCap = reader.levelCap();
    this.malformed = reader.malformed();
  }

  /**
   * Reads all flags from the settings. None is refused: what is not understood is left out, and
   * becomes a warning.
   *
   * @param settings where they are set
   * @param origin the place to look in
   */
  public static Flags read(Settings settings, Origin origin) {
    return NONE.next(settings, origin);
  }

  /**
   * Reads the flags that hold after these. None is refused: what is not understood stays as it is
   * here, and becomes a warning.
   *
   * @param settings where they are set
   * @param origin the place to look in
   */
  public Flags next(Settings settings, Origin origin) {
    return next(settings, origin, Set.of());
  }

  /**
   * The same, where settings are not all listed.
   *
   * @param settings where they are set
   * @param origin the place to look in
   * @param ids dependencies whose mode to ask for, though it is not listed
   */
  public Flags next(Settings settings, Origin origin, Collection<String> ids) {
    return new Flags(settings, origin, this, ids);
  }

  /** The modes, the one that decides first first: also those that cannot hold. */
  public List<Flag> modes() {
    return modes;
  }

  /** The floor of the level; {@code null} if none is set. */
  public @Nullable LevelFlag level() {
    return level;
  }

  /** The cap of the level; {@code null} if none is set. */
  public @Nullable LevelFlag levelCap() {
    return levelCap;
  }

  /**
   * What is malformed: a sentence each, with the variable or property and what to write. Without
   * the value where nobody knows yet whether there is such a dependency.
   */
  public List<String> malformed() {
    return malformed.stream().map(FlagReader.Malformed::textForNow).toList();
  }

  /**
   * What of the malformed is not said of its dependency being unknown already.
   *
   * @param speltIds the dependencies there are, in letters and digits only
   */
  List<String> malformed(Set<String> speltIds) {
    return malformed.stream()
        .filter(one -> one.speltId() == null || speltIds.contains(one.speltId()))
        .map(FlagReader.Malformed::text)
        .toList();
  }

  /** Where they are set. */
  public Settings settings() {
    return settings;
  }
}
