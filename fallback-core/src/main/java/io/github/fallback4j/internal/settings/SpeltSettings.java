package io.github.fallback4j.internal.settings;

import io.github.fallback4j.internal.names.Spelling;
import io.github.fallback4j.spi.SettingsPlace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What places set, found by any spelling. Immutable, as far as places that are not listed are. */
final class SpeltSettings implements Settings {
  private static final List<String> WINDOWS = Spelling.segments(SettingNames.WINDOWS);

  /** Some places have an answer to everything. */
  private static final int MOST_ELEMENTS = 1_000;

  private final Map<String, List<Placed>> variablesByPlainName = new HashMap<>();
  private final Map<List<String>, Placed> propertiesBySegments = new HashMap<>();
  private final List<Unlisted> unlisted = new ArrayList<>();
  private final List<Setting> variables = new ArrayList<>();
  private final List<Setting> properties = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private int placeOfWindows = Integer.MAX_VALUE;

  /** A setting, or the lack of one that a blank property means, and which place it is from. */
  private record Placed(@Nullable Setting setting, int place) {}

  private record Unlisted(SettingsPlace asked, int place) {}

  SpeltSettings(List<? extends SettingsPlace> places) {
    for (int place = 0; place < places.size(); place++) {
      Map<String, String> listed = places.get(place).listed();
      int from = place;
      ListElements.joinVariables(variables(listed))
          .forEach((name, value) -> addVariable(name, value.strip(), from));
      ListElements.joinProperties(properties(listed))
          .forEach((name, value) -> addProperty(name, value.strip(), from));
      if (!places.get(place).isListed()) {
        unlisted.add(new Unlisted(places.get(place), place));
      }
    }
  }

  static Map<String, String> variables(Map<String, String> listed) {
    Map<String, String> variables = those(listed, name -> begins(name, "FALLBACK_"));
    variables
        .entrySet()
        .removeIf(each -> ServiceLinks.isOne(each.getKey(), each.getValue(), listed));
    return variables;
  }

  static Map<String, String> properties(Map<String, String> listed) {
    return those(listed, name -> begins(name, "fallback.") || begins(name, "fallback["));
  }

  private static boolean begins(String name, String prefix) {
    return name.regionMatches(true, 0, prefix, 0, prefix.length());
  }

  private static Map<String, String> those(Map<String, String> listed, Predicate<String> named) {
    Map<String, String> those = new TreeMap<>(listed);
    those.keySet().removeIf(named.negate());
    return those;
  }

  private void addVariable(String name, String value, int place) {
    List<String> words = SettingNames.words(name);
    if (value.isEmpty() || (areWindows(words) && placeOfWindows < place)) {
      return;
    }
    Setting setting = new Setting(name, value, Origin.ENVIRONMENT);
    List<Placed> spellings =
        variablesByPlainName.computeIfAbsent(String.join("", words), plain -> new ArrayList<>(1));
    spellings.stream()
        .filter(each -> each.place == place)
        .findFirst()
        .ifPresent(first -> warnOfDifference(first, setting));
    spellings.add(new Placed(setting, place));
    variables.add(setting);
  }

  private void addProperty(String name, String value, int place) {
    List<String> segments = Spelling.segments(name);
    Placed first = propertiesBySegments.get(segments);
    if (first != null && first.place < place) {
      return;
    }
    if (areWindows(segments)) {
      if (placeOfWindows < place) {
        return;
      }
      placeOfWindows = place;
    }
    Setting setting = value.isEmpty() ? null : new Setting(name, value, Origin.CONFIGURATION);
    if (first == null || first.setting == null) {
      propertiesBySegments.put(segments, new Placed(setting, place));
    }
    if (setting != null) {
      properties.add(setting);
      if (first != null) {
        warnOfDifference(first, setting);
      }
    }
  }

  private static boolean areWindows(List<String> parts) {
    return parts.size() >= WINDOWS.size() && parts.subList(0, WINDOWS.size()).equals(WINDOWS);
  }

  private void warnOfDifference(Placed first, Setting other) {
    if (first.setting != null && !first.setting.value().equals(other.value())) {
      warnings.add(
          "%s and %s are two spellings of the same setting with different values; %s is used, remove the other"
              .formatted(first.setting.name(), other.name(), first.setting.name()));
    }
  }

  @Override
  public @Nullable Setting find(Origin origin, String property) {
    if (origin == Origin.ENVIRONMENT ? variables.isEmpty() : isEmptyOfProperties()) {
      return null;
    }
    List<String> segments = Spelling.segments(property);
    Placed configured = configured(segments, property);
    if (origin == Origin.CONFIGURATION) {
      return configured == null ? null : configured.setting;
    }
    Placed variable = variable(segments);
    if (variable == null || (configured != null && configured.place < variable.place)) {
      return null;
    }
    return variable.setting;
  }

  private boolean isEmptyOfProperties() {
    return propertiesBySegments.isEmpty() && unlisted.isEmpty();
  }

  private @Nullable Placed variable(List<String> segments) {
    return variablesByPlainName.getOrDefault(String.join("", segments), List.of()).stream()
        .filter(each -> each.setting != null && isSpelling(each.setting, segments))
        .findFirst()
        .orElse(null);
  }

  private static boolean isSpelling(Setting variable, List<String> segments) {
    return Spelling.mean(SettingNames.words(variable.name()), segments);
  }

  private @Nullable Placed configured(List<String> segments, String property) {
    Placed listed = propertiesBySegments.get(segments);
    for (Unlisted each : unlisted) {
      if (listed != null && listed.place < each.place) {
        break;
      }
      String value = ask(each.asked, property);
      if (value != null) {
        String plain = value.strip();
        return new Placed(
            plain.isEmpty() ? null : new Setting(property, plain, Origin.CONFIGURATION),
            each.place);
      }
    }
    return listed;
  }

  private static @Nullable String ask(SettingsPlace place, String property) {
    String value = place.find(property);
    if (value != null || !SettingNames.isList(property)) {
      return value;
    }
    List<String> elements = new ArrayList<>();
    for (String element = place.find(property + "[0]");
        element != null && elements.size() < MOST_ELEMENTS;
        element = place.find(property + "[" + elements.size() + "]")) {
      elements.add(element);
    }
    return elements.isEmpty() ? null : String.join(",", elements);
  }

  @Override
  public Collection<Setting> all(Origin origin) {
    return List.copyOf(origin == Origin.ENVIRONMENT ? variables : properties);
  }

  @Override
  public boolean areListed() {
    return unlisted.isEmpty();
  }

  @Override
  public List<String> warnings() {
    return List.copyOf(warnings);
  }
}
