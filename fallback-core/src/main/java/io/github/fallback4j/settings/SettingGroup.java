package io.github.fallback4j.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Settings that belong together: they are documented in one table, and judged together where they
 * bound each other. Filled while the class that lists it is loaded, and immutable from then on.
 */
public final class SettingGroup {
  private final String title;
  private final List<SettingDefinition<?>> settings = new ArrayList<>();

  SettingGroup(String title) {
    this.title = title;
  }

  <T> SettingDefinition<T> add(SettingDefinition<T> setting) {
    settings.add(setting);
    return setting;
  }

  <T> SettingDefinition<T> add(String name, ValueForm<T> form, String meaning) {
    return add(SettingDefinition.of(name, form, meaning));
  }

  /** What they have in common, as a heading. */
  public String title() {
    return title;
  }

  /** The settings, in the order of the documentation. */
  public List<SettingDefinition<?>> settings() {
    return Collections.unmodifiableList(settings);
  }

  static List<SettingDefinition<?>> settingsOf(List<SettingGroup> groups) {
    List<SettingDefinition<?>> all = new ArrayList<>();
    groups.forEach(group -> all.addAll(group.settings));
    return List.copyOf(all);
  }
}
