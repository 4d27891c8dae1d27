package io.github.fallback4j.internal.settings;

import io.github.fallback4j.spi.SettingsPlace;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is set, by canonical property: {@code fallback.switches.off}, {@code
 * fallback.dependencies.lesson-ranking.last-known-good.max-age}. A list is one value, its elements
 * joined by commas. A blank value is no value. Implementations are safe for use by many threads and
 * give the same answers as long as they live, as far as their places do.
 */
public interface Settings {

  /**
   * Looks a property up among those of one origin only. A variable that a stronger place overrules
   * is not found.
   *
   * @param origin variables or properties
   * @param property its canonical name
   * @return {@code null} if it is unset there
   */
  @Nullable Setting find(Origin origin, String property);

  /**
   * Looks a property up; the strongest place that sets it wins.
   *
   * @param property its canonical name
   * @return {@code null} if it is unset everywhere
   */
  default @Nullable Setting find(String property) {
    Setting environment = find(Origin.ENVIRONMENT, property);
    return environment != null ? environment : find(Origin.CONFIGURATION, property);
  }

  /**
   * Everything listed of one origin, as it is spelt there: every {@code FALLBACK_*} variable, every
   * {@code fallback.*} property. What nothing looks up is reported to the user.
   *
   * @param origin variables or properties
   */
  Collection<Setting> all(Origin origin);

  /** Whether {@link #all} returns everything that {@link #find} finds. */
  default boolean areListed() {
    return true;
  }

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
    return of(List.of());
  }

  /**
   * Reads places, each of which may hold variables and properties. In a variable, a property's dots
   * become underscores, its dashes underscores or nothing, and {@code FALLBACK_OFF} is short for
   * {@code FALLBACK_SWITCHES_OFF}. In a property, words may be joined by dashes, underscores or
   * capitals. A list may be one value or a name for each element ({@code fallback.switches.off[0]},
   * {@code FALLBACK_SWITCHES_OFF_0}); it is taken as a whole from one place, and so are the windows
   * of properties. Of two spellings in one place the alphabetically first holds; where their values
   * differ, {@link #warnings()} says so.
   *
   * @param places the strongest first; within one, variables are stronger than properties
   */
  static Settings of(List<? extends SettingsPlace> places) {
    return new SpeltSettings(places);
  }

  /**
   * Reads environment variables, as {@link #of} describes them.
   *
   * @param variables name to value; those that do not begin with {@code FALLBACK_} are ignored
   */
  static Settings ofEnvironment(Map<String, String> variables) {
    return of(List.of(SettingsPlace.of(SpeltSettings.variables(variables))));
  }

  /**
   * Reads properties, as {@link #of} describes them.
   *
   * @param properties name to value; those that do not begin with {@code fallback.} are ignored
   */
  static Settings ofProperties(Map<String, String> properties) {
    return of(List.of(SettingsPlace.of(SpeltSettings.properties(properties))));
  }
}
