package io.github.fallback4j.settings;

import static io.github.fallback4j.settings.ValueForm.duration;
import static io.github.fallback4j.settings.ValueForm.targets;
import static io.github.fallback4j.settings.ValueForm.text;
import static io.github.fallback4j.settings.ValueForm.wholeNumber;

import java.util.List;

/** Every setting of a prepared window, once. Names follow {@code fallback.windows[0].} */
public final class WindowSettings {
  private static final SettingGroup WINDOW = new SettingGroup("Windows");

  static {
    WINDOW.add("name", text("text"), "Its name, which no other window has.");
    WINDOW.add("from", text("date and time"), "When it opens, like 2026-12-24T19:00.");
    WINDOW.add("until", text("date and time"), "When it closes.");
    WINDOW.add("cron", text("cron"), "When it opens again and again, like 0 19 * * MON-FRI.");
    WINDOW.add("length", duration("1s", "7d"), "How long it stays open. Goes with cron.");
    WINDOW.add(
        "zone",
        text("a time zone"),
        "The time zone of these times, like Asia/Tokyo. Without it, the process's.");
    WINDOW.add("level", wholeNumber(1, 3), "The lowest the level may be while it is open.");
    WINDOW.add("dependencies", targets(), "What is off while it is open.");
    WINDOW.add("reason", text("text"), "Why it is open, for people to read.");
  }

  /** The one group there is. */
  public static final List<SettingGroup> GROUPS = List.of(WINDOW);

  private WindowSettings() {}

  /** Every setting there is, in the order of the documentation. */
  public static List<SettingDefinition<?>> all() {
    return SettingGroup.settingsOf(GROUPS);
  }
}
