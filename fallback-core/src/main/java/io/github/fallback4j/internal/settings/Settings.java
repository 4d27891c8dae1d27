package io.github.fallback4j.internal.settings;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is set, by canonical property: {@code fallback.switches.off}, {@code
 * fallback.dependencies.lesson-ranking.last-known-good.max-age}. A list is one value, its elements
 * joined by commas. A blank value is no value. Implementations are safe for use by many threads and
 * give the same answers as long as they live.
 */
public interface Settings {

  /**
   * Looks a property up in one place only.
   *
   * @param origin the place
   * @param property its canonical name
   * @return {@code null} if it is unset there
   */
  @Nullable Setting find(Origin origin, String property);

  /**
   * Looks a property up; what the environment says wins.
   *
   * @param property its canonical name
   * @return {@code null} if it is unset everywhere
   */
  default @Nullable Setting find(String property) {
    Setting environment = find(Origin.ENVIRONMENT, property);
    return environment != null ? environment : find(Origin.CONFIGURATION, property);
  }

  /**
   * Everything set in one place, as it is spelt there: every {@code FALLBACK_*} variable, every
   * {@code fallback.*} property. What nothing looks up is reported to the user.
   *
   * @param origin the place
   */
  Collection<Setting> all(Origin origin);

  /** Canonical names of properties that others look up: they are not reported. */
  default Set<String> foreign() {
    return Set.of();
  }

  /** What is wrong with the spellings: each a sentence for the user. */
  default List<String> warnings() {
    return List.of();
  }

  /**
   * These settings, and where they say nothing, others.
   *
   * @param others the weaker ones
   */
  default Settings over(Settings others) {
    return new LayeredSettings(this, others);
  }

  /** Returns settings that contain nothing. */
  static Settings none() {
    return ofEnvironment(Map.of());
  }

  /**
   * Reads environment variables, in every spelling: a property's dots become underscores, its
   * dashes underscores or nothing, and {@code FALLBACK_OFF} is short for {@code
   * FALLBACK_SWITCHES_OFF}. Of two spellings of one property the alphabetically first holds; where
   * their values differ, {@link #warnings()} says so.
   *
   * @param variables name to value; those that do not begin with {@code FALLBACK_} are ignored
   */
  static Settings ofEnvironment(Map<String, String> variables) {
    return SpeltSettings.environment(variables);
  }

  /**
   * Creates settings from properties. Words may be joined by dashes, underscores or capitals; a
   * list may be one value or a property for each element ({@code fallback.switches.off[0]}).
   *
   * @param properties name to value; those that do not begin with {@code fallback.} are ignored
   */
  static Settings ofProperties(Map<String, String> properties) {
    return SpeltSettings.configuration(ListElements.join(properties));
  }
}
