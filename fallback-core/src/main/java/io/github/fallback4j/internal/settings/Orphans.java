package io.github.fallback4j.internal.settings;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.internal.names.NearestNames;
import io.github.fallback4j.internal.names.Spelling;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is set and never read: a misspelt variable does nothing, and would say nothing. Of
 * configuration only dependencies, switches and other groups of properties that are known are
 * looked at, since what else there is below {@code fallback} may be anybody's. Values are not
 * shown: what nothing reads may be a secret.
 */
final class Orphans {
  private static final String FALLBACK = "fallback";
  private static final NameTable OF_DEPENDENCY = new NameTable(SettingNames.OF_DEPENDENCY);
  private static final NameTable OF_WINDOW = new NameTable(SettingNames.OF_WINDOW);

  private final Settings settings;
  private final Map<String, String> ids = new HashMap<>();
  private final List<String> globals;
  private final NameTable globalNames;
  private final Set<List<String>> groups;

  Orphans(Settings settings, Collection<DependencySpec> known) {
    this.settings = settings;
    known.forEach(spec -> ids.put(Spelling.plain(spec.id()), spec.id()));
    this.globals =
        Stream.concat(SettingNames.GLOBAL.stream(), settings.foreign().stream()).toList();
    this.globalNames = new NameTable(globals);
    this.groups =
        globals.stream()
            .map(Spelling::segments)
            .filter(segments -> segments.size() > 2)
            .map(segments -> segments.subList(0, 2))
            .collect(Collectors.toSet());
  }

  /** A sentence for each, or for the first of them and the number of the others. */
  List<String> found() {
    List<Supplier<String>> found =
        Arrays.stream(Origin.values())
            .flatMap(origin -> settings.all(origin).stream())
            .flatMap(setting -> Stream.ofNullable(fault(setting)))
            .toList();
    return Sentences.few(found, rest -> "nothing reads " + rest + " more variables or properties");
  }

  private @Nullable Supplier<String> fault(Setting setting) {
    boolean variable = setting.origin() == Origin.ENVIRONMENT;
    List<String> parts =
        variable ? SettingNames.words(setting.name()) : Spelling.segments(setting.name());
    if (parts.size() < 2 || !parts.get(0).equals(FALLBACK)) {
      return null;
    }
    List<String> rest = parts.subList(2, parts.size());
    Supplier<String> fault =
        switch (parts.get(1)) {
          case "dependencies" -> variable ? faultOfWords(rest) : faultOfSegments(rest);
          case "defaults" -> OF_DEPENDENCY.fault(rest, setting.origin());
          case "windows" ->
              rest.size() < 2
                  ? null
                  : OF_WINDOW.fault(rest.subList(1, rest.size()), setting.origin());
          default -> null;
        };
    if (fault != null) {
      return () -> setting.shownName() + " is set, but " + fault.get();
    }
    return switch (parts.get(1)) {
      case "dependencies", "defaults", "windows" -> null;
      default -> faultOfGlobal(setting, parts, variable);
    };
  }

  private @Nullable Supplier<String> faultOfGlobal(
      Setting setting, List<String> parts, boolean variable) {
    boolean ours = variable || (parts.size() > 2 && groups.contains(parts.subList(0, 2)));
    if (!ours || globalNames.contains(parts, setting.origin())) {
      return null;
    }
    return () ->
        setting.shownName()
            + " is set, but nothing reads it"
            + NearestNames.hint(setting.name(), variable ? variables() : globals);
  }

  private List<String> variables() {
    return Stream.concat(
            SettingNames.VARIABLES.stream(),
            settings.foreign().stream().map(SettingNames::variable))
        .toList();
  }

  /** The segments are an id and a setting. */
  private @Nullable Supplier<String> faultOfSegments(List<String> segments) {
    if (segments.size() < 2) {
      return () -> "it matches no existing dependency and setting";
    }
    String id = segments.get(0);
    return ids.containsKey(id)
        ? OF_DEPENDENCY.fault(segments.subList(1, segments.size()), Origin.CONFIGURATION)
        : unknown(id);
  }

  /** The border between id and setting is lost: every one is tried. */
  private @Nullable Supplier<String> faultOfWords(List<String> words) {
    String unknown = "";
    String known = "";
    List<String> rest = words;
    StringBuilder id = new StringBuilder();
    for (int i = 1; i < words.size(); i++) {
      id.append(words.get(i - 1));
      boolean isSetting =
          OF_DEPENDENCY.contains(words.subList(i, words.size()), Origin.ENVIRONMENT);
      if (ids.containsKey(id.toString())) {
        if (isSetting) {
          return null;
        }
        known = id.toString();
        rest = words.subList(i, words.size());
      } else if (isSetting && unknown.isEmpty()) {
        unknown = id.toString();
      }
    }
    if (!unknown.isEmpty()) {
      return unknown(unknown);
    }
    return known.isEmpty()
        ? () -> "it matches no existing dependency and setting"
        : OF_DEPENDENCY.fault(rest, Origin.ENVIRONMENT);
  }

  private Supplier<String> unknown(String id) {
    return () ->
        "there is no dependency '" + Sentences.cut(id) + "'" + NearestNames.hint(id, ids.values());
  }
}
