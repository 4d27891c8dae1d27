package io.github.fallback4j.internal.settings;

import io.github.fallback4j.internal.names.Spelling;
import io.github.fallback4j.settings.DependencySettings;
import io.github.fallback4j.settings.ProcessSettings;
import io.github.fallback4j.settings.SettingDefinition;
import io.github.fallback4j.settings.WindowSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the properties are called. */
public final class SettingNames {

  /** Skips what it lists. */
  public static final String OFF = ProcessSettings.OFF.name();

  /** Calls what it lists whatever level, health and breaker say. */
  public static final String ON = ProcessSettings.ON.name();

  /** Uses the standby route of what it lists. */
  public static final String STANDBY = ProcessSettings.STANDBY.name();

  /** Property of the floor of the level. */
  public static final String LEVEL = ProcessSettings.LEVEL.name();

  /** The highest level that may be found by itself. */
  public static final String LEVEL_CAP = ProcessSettings.LEVEL_CAP.name();

  /** Begins the settings of one dependency; its id and a dot follow. */
  public static final String DEPENDENCIES = "fallback.dependencies.";

  /** Begins the settings of all dependencies. */
  public static final String DEFAULTS = "fallback.defaults.";

  /** The list of prepared windows. */
  public static final String WINDOWS = "fallback.windows";

  /** The one setting of a dependency that is a flag. */
  public static final String MODE = DependencySettings.MODE.name();

  /** Every property that stands by itself. */
  public static final List<String> GLOBAL = names(ProcessSettings.all());

  /** Every setting of a dependency, as it follows {@link #DEFAULTS}. */
  public static final List<String> OF_DEPENDENCY = names(DependencySettings.all());

  /** Every setting of a prepared window. */
  public static final List<String> OF_WINDOW = names(WindowSettings.all());

  private static final Map<String, String> SHORT_VARIABLES =
      Map.of(
          "fallbackoff", Spelling.plain(OFF),
          "fallbackon", Spelling.plain(ON),
          "fallbackstandby", Spelling.plain(STANDBY));

  /** The variables that stand by themselves, as the documentation spells them. */
  static final List<String> VARIABLES = GLOBAL.stream().map(SettingNames::variable).toList();

  private SettingNames() {}

  private static List<String> names(List<SettingDefinition<?>> settings) {
    return settings.stream().<String>map(SettingDefinition::name).toList();
  }

  /**
   * The variable that sets a property, as the documentation spells it.
   *
   * @param property its name
   */
  public static String variable(String property) {
    String shortened = property.replace("fallback.switches.", "fallback.");
    String indexed = shortened.replace('[', '_').replace("]", "");
    return indexed.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** The property a variable sets, both in letters and digits only. */
  static String plainProperty(String plainVariable) {
    return SHORT_VARIABLES.getOrDefault(plainVariable, plainVariable);
  }
}
