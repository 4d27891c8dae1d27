package io.github.fallback4j.internal.settings;

import io.github.fallback4j.internal.names.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one place sets, found by any spelling. Immutable. */
final class SpeltSettings implements Settings {
  private final Origin origin;
  private final Map<String, Setting> byPlainName = new HashMap<>();
  private final List<Setting> all = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private SpeltSettings(Origin origin, String prefix, Map<String, String> values) {
    this.origin = origin;
    new TreeMap<>(values)
        .forEach(
            (name, value) -> {
              if (name.regionMatches(true, 0, prefix, 0, prefix.length()) && !value.isBlank()) {
                add(new Setting(name, value.strip(), origin));
              }
            });
  }

  static Settings environment(Map<String, String> variables) {
    return new SpeltSettings(Origin.ENVIRONMENT, "FALLBACK_", variables);
  }

  static Settings configuration(Map<String, String> properties) {
    return new SpeltSettings(Origin.CONFIGURATION, "fallback.", properties);
  }

  private void add(Setting setting) {
    all.add(setting);
    Setting first = byPlainName.putIfAbsent(plainProperty(setting.name()), setting);
    if (first != null && !first.value().equals(setting.value())) {
      warnings.add(
          "%s and %s are two spellings of the same setting; %s is used, remove the other"
              .formatted(first.shown(), setting.shown(), first.name()));
    }
  }

  private String plainProperty(String name) {
    String plain = Spelling.plain(name);
    return origin == Origin.ENVIRONMENT ? SettingNames.plainProperty(plain) : plain;
  }

  @Override
  public @Nullable Setting find(Origin place, String property) {
    return place == origin && !byPlainName.isEmpty()
        ? byPlainName.get(Spelling.plain(property))
        : null;
  }

  @Override
  public Collection<Setting> all(Origin place) {
    return place == origin ? List.copyOf(all) : List.of();
  }

  @Override
  public List<String> warnings() {
    return List.copyOf(warnings);
  }
}
