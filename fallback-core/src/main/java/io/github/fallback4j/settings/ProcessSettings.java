package io.github.fallback4j.settings;

import static io.github.fallback4j.settings.ValueForm.duration;
import static io.github.fallback4j.settings.ValueForm.targets;
import static io.github.fallback4j.settings.ValueForm.text;
import static io.github.fallback4j.settings.ValueForm.truth;
import static io.github.fallback4j.settings.ValueForm.wholeNumber;

import java.time.Duration;
import java.util.List;

/** Every setting of the whole process that stands by itself, once, by its full name. */
public final class ProcessSettings {
  private static final SettingGroup SWITCHES = new SettingGroup("Switches");

  public static final SettingDefinition<List<String>> OFF =
      SWITCHES.add("fallback.switches.off", targets(), "What is skipped.");

  public static final SettingDefinition<List<String>> ON =
      SWITCHES.add(
          "fallback.switches.on",
          targets(),
          "What is called, whatever level, health and breaker say.");

  public static final SettingDefinition<List<String>> STANDBY =
      SWITCHES.add("fallback.switches.standby", targets(), "What uses its standby, if it has one.");

  private static final SettingGroup LEVELS = new SettingGroup("Level");

  public static final SettingDefinition<Integer> LEVEL =
      LEVELS.add(
          "fallback.level", wholeNumber(0, 3).byDefault("0"), "The lowest the level may be.");

  public static final SettingDefinition<Integer> LEVEL_CAP =
      LEVELS.add(
          "fallback.level-cap",
          wholeNumber(0, 3).byDefault("3"),
          "The highest level that an overload may bring.");

  public static final SettingDefinition<Boolean> LEVEL_CONTROL_ENABLED =
      LEVELS.add(
          "fallback.level-control.enabled",
          truth().byDefault("true"),
          "Whether an overload raises the level by itself.");

  public static final SettingDefinition<Duration> LEVEL_CONTROL_LATENCY =
      LEVELS.add(
          "fallback.level-control.latency",
          duration("1ms", "1h"),
          "How long an essential request may take. Without it, the shortest objective-latency"
              + " there is, or else 250ms. Requests may wait a fifth of that, and at least"
              + " 20ms, before they are worked on.");

  private static final SettingGroup LIBRARY = new SettingGroup("The library itself");

  public static final SettingDefinition<Boolean> ENABLED =
      LIBRARY.add(
          "fallback.enabled",
          truth().byDefault("true"),
          "Whether the library acts at all. If not, every call goes straight through.");

  public static final SettingDefinition<Boolean> STRICT =
      LIBRARY.add(
          "fallback.strict",
          truth().byDefault("false"),
          "Whether a flag that is not understood stops the start. If not, it is ignored, with a"
              + " warning.");

  public static final SettingDefinition<String> INSTANCE =
      LIBRARY.add(
          "fallback.instance",
          text("a name"),
          "Names this instance of the application. Without it, application@host:process.");

  /** The groups, in the order of the documentation. */
  public static final List<SettingGroup> GROUPS = List.of(SWITCHES, LEVELS, LIBRARY);

  private ProcessSettings() {}

  /** Every setting there is, in the order of the documentation. */
  public static List<SettingDefinition<?>> all() {
    return SettingGroup.settingsOf(GROUPS);
  }
}
