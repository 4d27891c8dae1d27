package io.github.fallback4j.internal.settings;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.internal.names.NearestNames;
import io.github.fallback4j.internal.names.Spelling;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what is set and never read: a misspelt variable does nothing, and would say nothing. Of
 * configuration only dependencies, switches and other groups of properties that are known are
 * looked at, since what else there is below {@code fallback} may be anybody's.
 */
final class Orphans {
  private static final String DEPENDENCIES = Spelling.plain(SettingNames.DEPENDENCIES);

  /** The part of a property that it shares with others, like {@code fallback.switches.} */
  private static final Pattern GROUP = Pattern.compile("fallback\\.[^.]+\\.");

  private static final Pattern ELEMENT = Pattern.compile("\\[\\d+]$");
  private static final String DEFAULTS = Spelling.plain(SettingNames.DEFAULTS);
  private static final Map<String, String> SETTINGS = bySpelling(SettingNames.OF_DEPENDENCY);

  private static final Pattern WINDOW =
      Pattern.compile(Spelling.plain(SettingNames.WINDOWS) + "\\d+(\\D.*)");
  private static final Map<String, String> WINDOW_SETTINGS = bySpelling(SettingNames.OF_WINDOW);

  private final Settings settings;
  private final Map<String, String> ids;
  private final List<String> globals;
  private final Set<String> plainGlobals;
  private final Set<String> groups;

  Orphans(Settings settings, Collection<DependencySpec> known) {
    this.settings = settings;
    this.ids = bySpelling(known.stream().map(DependencySpec::id).toList());
    this.globals =
        Stream.concat(SettingNames.GLOBAL.stream(), settings.foreign().stream()).toList();
    this.plainGlobals = globals.stream().map(Spelling::plain).collect(Collectors.toSet());
    this.groups = globals.stream().map(Orphans::group).collect(Collectors.toSet());
    groups.remove("");
  }

  /** The group of a property; empty if it stands alone. */
  private static String group(String property) {
    Matcher group = GROUP.matcher(property.toLowerCase(Locale.ROOT));
    return group.lookingAt() ? group.group() : "";
  }

  /** A sentence for each. */
  List<String> found() {
    return Arrays.stream(Origin.values())
        .flatMap(origin -> settings.all(origin).stream())
        .map(this::fault)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> fault(Setting setting) {
    String plain = Spelling.plain(ELEMENT.matcher(setting.name()).replaceFirst(""));
    if (plain.startsWith(DEPENDENCIES)) {
      return faultOfDependency(plain.substring(DEPENDENCIES.length()))
          .map(fault -> setting.shown() + ", but " + fault);
    }
    if (plain.startsWith(DEFAULTS)) {
      return faultOfName(plain.substring(DEFAULTS.length()), SETTINGS)
          .map(fault -> setting.shown() + ", but " + fault);
    }
    Matcher window = WINDOW.matcher(plain);
    if (window.matches()) {
      return faultOfName(window.group(1), WINDOW_SETTINGS)
          .map(fault -> setting.shown() + ", but " + fault);
    }
    return faultOfGlobal(setting, plain);
  }

  /** Whose it is, is unknown: its value might be a secret and is not shown. */
  private Optional<String> faultOfGlobal(Setting setting, String plain) {
    boolean environment = setting.origin() == Origin.ENVIRONMENT;
    String property = environment ? SettingNames.plainProperty(plain) : plain;
    if (plainGlobals.contains(property)
        || !(environment || groups.contains(group(setting.name())))) {
      return Optional.empty();
    }
    List<String> known = environment ? variables() : globals;
    return Optional.of(
        setting.name()
            + " is set, but nothing reads it"
            + NearestNames.hint(setting.name(), known));
  }

  private List<String> variables() {
    return Stream.concat(
            SettingNames.VARIABLES.stream(),
            settings.foreign().stream().map(SettingNames::variable))
        .toList();
  }

  /** The border between id and setting is lost: every setting the name may end with is tried. */
  private Optional<String> faultOfDependency(String name) {
    List<String> candidates =
        SETTINGS.keySet().stream()
            .filter(setting -> name.endsWith(setting) && name.length() > setting.length())
            .map(setting -> name.substring(0, name.length() - setting.length()))
            .sorted(Comparator.comparingInt(String::length))
            .toList();
    if (candidates.stream().anyMatch(ids::containsKey)) {
      return Optional.empty();
    }
    if (!candidates.isEmpty()) {
      String id = candidates.get(0);
      return Optional.of(
          "there is no dependency '" + id + "'" + NearestNames.hint(id, ids.values()));
    }
    return ids.keySet().stream()
        .filter(name::startsWith)
        .max(Comparator.comparingInt(String::length))
        .map(id -> faultOfName(name.substring(id.length()), SETTINGS))
        .orElse(Optional.of("it matches no existing dependency and setting"));
  }

  private static Optional<String> faultOfName(String name, Map<String, String> known) {
    return known.containsKey(name)
        ? Optional.empty()
        : Optional.of(
            "there is no setting '" + name + "'" + NearestNames.hint(name, known.values()));
  }

  private static Map<String, String> bySpelling(Collection<String> names) {
    Map<String, String> bySpelling = new HashMap<>();
    names.forEach(name -> bySpelling.put(Spelling.plain(name), name));
    return bySpelling;
  }
}
