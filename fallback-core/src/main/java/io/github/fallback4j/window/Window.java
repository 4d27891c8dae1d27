package io.github.fallback4j.window;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.internal.values.ForeignText;
import io.github.fallback4j.settings.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time that is planned in advance, such as an exam, a rush or maintenance. While it is open, the
 * level has a floor or some dependencies are off. Immutable.
 *
 * <p>If several windows are open, the highest level and all their dependencies count. A window
 * ranks below people's orders and environment variables, and above configuration. Of its level and
 * that of a flag the higher one counts, unless a person ordered another. When the window closes,
 * calls return in steps.
 *
 * @param name the name, for people; not blank
 * @param schedule when it is open
 * @param level the floor of the level, 1 to 3; {@code null} for a window that switches dependencies
 *     off
 * @param dependencies what is off: ids, {@code tag:x} or {@code all}; empty for a window with a
 *     level
 * @param reason why, for people; at most 500 characters are kept
 */
public record Window(
    String name,
    Schedule schedule,
    @Nullable Integer level,
    List<String> dependencies,
    @Nullable String reason) {

  /**
   * @throws InvalidConfigurationException if the name is blank, it has neither a level nor
   *     dependencies or both, or the level is out of range
   */
  public Window {
    dependencies = List.copyOf(dependencies);
    name = ForeignText.clean(name, ForeignText.NAME);
    reason = ForeignText.reason(reason);
    if (name.isBlank()) {
      throw new InvalidConfigurationException("the name of a window is blank", "give it a name");
    }
    if ((level == null) == dependencies.isEmpty()) {
      throw new InvalidConfigurationException(
          "window '"
              + name
              + (level == null
                  ? "' has neither a level nor dependencies"
                  : "' has both a level and dependencies"),
          "give it either a level or the dependencies to switch off");
    }
    if (level != null) {
      Range.check("level", level, 1, LevelOrder.HIGHEST);
    }
  }

  /**
   * Creates a window that sets a floor for the level.
   *
   * @param name the name, for people
   * @param schedule when it is open
   * @param level 1 to 3
   * @throws InvalidConfigurationException if the name is blank or the level out of range
   */
  public static Window level(String name, Schedule schedule, int level) {
    return new Window(name, schedule, level, List.of(), null);
  }

  /**
   * Creates a window that switches dependencies off.
   *
   * @param name the name, for people
   * @param schedule when it is open
   * @param targets ids, {@code tag:x} or {@code all}; at least one
   * @throws InvalidConfigurationException if the name is blank or there is no target
   */
  public static Window off(String name, Schedule schedule, String... targets) {
    return new Window(name, schedule, null, List.of(targets), null);
  }

  /**
   * Returns a copy with a reason.
   *
   * @param why the reason
   */
  public Window because(String why) {
    return new Window(name, schedule, level, dependencies, why);
  }
}
