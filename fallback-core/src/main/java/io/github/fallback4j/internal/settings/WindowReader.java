package io.github.fallback4j.internal.settings;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.internal.names.Spelling;
import io.github.fallback4j.window.Window;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the prepared windows that are set. Stateless. */
public final class WindowReader {
  private static final Pattern OF_WINDOWS = Pattern.compile("(?i)fallback[._]windows(?![a-z]).*");
  private static final Pattern OF_ONE =
      Pattern.compile(Spelling.plain(SettingNames.WINDOWS) + "(\\d{1,6})\\D.*");

  private WindowReader() {}

  /**
   * Returns the windows that code declares and those that are set, in this order.
   *
   * @param settings what is set
   * @param zone whose clocks count where none is set
   * @param declared what code declares
   * @throws InvalidConfigurationException if a window cannot be read, or two have one name; the
   *     message names the variable or property, its value and what to write
   */
  public static List<Window> read(Settings settings, ZoneId zone, List<Window> declared) {
    List<Window> windows = new ArrayList<>(declared);
    places(settings)
        .map(place -> new WindowReading(settings, place, zone).read())
        .forEach(windows::add);
    Set<String> names = new HashSet<>();
    for (Window window : windows) {
      if (!names.add(window.name())) {
        throw new InvalidConfigurationException(
            "two windows are named '" + window.name() + "'", "give each its own name");
      }
    }
    return List.copyOf(windows);
  }

  /** The places in the list at which something is set. */
  private static Stream<Integer> places(Settings settings) {
    return Stream.of(Origin.values())
        .flatMap(origin -> settings.all(origin).stream())
        .filter(setting -> OF_WINDOWS.matcher(setting.name()).matches())
        .map(WindowReader::place)
        .distinct()
        .sorted();
  }

  private static Integer place(Setting setting) {
    Matcher one = OF_ONE.matcher(Spelling.plain(setting.name()));
    if (!one.matches()) {
      throw setting.refused(
          "write a list of windows, each with its settings: fallback.windows[0].level");
    }
    return Integer.valueOf(one.group(1));
  }
}
