package io.github.fallback4j.internal.settings;

import io.github.fallback4j.internal.names.Spelling;
import io.github.fallback4j.settings.DependencySettings;
import io.github.fallback4j.settings.ProcessSettings;
import io.github.fallback4j.settings.SettingDefinition;
import io.github.fallback4j.settings.WindowSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the properties are called, and which variables may stand for them. */
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

  /** The variables that stand by themselves, as the documentation spells them. */
  static final List<String> VARIABLES = GLOBAL.stream().map(SettingNames::variable).toList();

  private static final String SWITCHES = "switches";

  private static final List<List<String>> GLOBAL_LISTS = lists(ProcessSettings.all());
  private static final List<List<String>> LISTS_OF_DEPENDENCY = lists(DependencySettings.all());
  private static final List<List<String>> LISTS_OF_WINDOW = lists(WindowSettings.all());

  private SettingNames() {}

  private static List<String> names(List<SettingDefinition<?>> settings) {
    return settings.stream().<String>map(SettingDefinition::name).toList();
  }

  private static List<List<String>> lists(List<SettingDefinition<?>> settings) {
    return settings.stream()
        .filter(setting -> setting.type().isArray())
        .map(setting -> Spelling.segments(setting.name()))
        .toList();
  }

  /**
   * The variable that sets a property, as the documentation spells it.
   *
   * @param property its name
   */
  public static String variable(String property) {
    String shortened = property.replace("fallback." + SWITCHES + ".", "fallback.");
    return shortened.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
  }

  /**
   * The variable that can mean no other property: without an underscore for a dash.
   *
   * @param property its name
   */
  static String clearVariable(String property) {
    return String.join("_", Spelling.segments(property)).toUpperCase(Locale.ROOT);
  }

  /** The words of a variable; {@code FALLBACK_OFF} is short for {@code FALLBACK_SWITCHES_OFF}. */
  static List<String> words(String variable) {
    List<String> words = Spelling.words(variable);
    if (words.size() == 2 && GLOBAL_LISTS.contains(List.of(words.get(0), SWITCHES, words.get(1)))) {
      return List.of(words.get(0), SWITCHES, words.get(1));
    }
    return words;
  }

  /** Whether a variable may stand for a property. */
  static boolean isVariableOf(String variable, String property) {
    return Spelling.mean(words(variable), Spelling.segments(property));
  }

  /**
   * Whether a setting is a list.
   *
   * @param name of the variable or property
   */
  static boolean isList(String name) {
    List<String> words = words(name);
    if (words.size() < 2) {
      return false;
    }
    return switch (words.get(1)) {
      case "dependencies" -> words.size() > 3 && endWith(words, 3, LISTS_OF_DEPENDENCY);
      case "defaults" -> mean(words.subList(2, words.size()), LISTS_OF_DEPENDENCY);
      case "windows" -> words.size() > 3 && mean(words.subList(3, words.size()), LISTS_OF_WINDOW);
      default -> mean(words, GLOBAL_LISTS);
    };
  }

  private static boolean endWith(List<String> words, int earliest, List<List<String>> names) {
    for (int from = earliest; from < words.size(); from++) {
      if (mean(words.subList(from, words.size()), names)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mean(List<String> words, List<List<String>> names) {
    return names.stream().anyMatch(name -> Spelling.mean(words, name));
  }

  /** The id in a property that sets the mode of a dependency; empty if it is none. */
  static String idOfMode(Setting setting) {
    boolean variable = setting.origin() == Origin.ENVIRONMENT;
    List<String> parts =
        new ArrayList<>(
            variable ? Spelling.words(setting.name()) : Spelling.segments(setting.name()));
    int last = parts.size() - 1;
    boolean isMode =
        last >= 3
            && (variable || last == 3)
            && parts.get(1).equals("dependencies")
            && parts.get(last).equals(MODE);
    return isMode ? String.join("", parts.subList(2, last)) : "";
  }
}
