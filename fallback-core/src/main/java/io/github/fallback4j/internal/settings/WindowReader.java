package io.github.fallback4j.internal.settings;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.internal.names.Spelling;
import io.github.fallback4j.window.Window;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the prepared windows that are set. Stateless. */
public final class WindowReader {
  private static final Pattern INDEX = Pattern.compile("\\d{1,6}");

  /** Some places have an answer to everything. */
  private static final int MOST_UNLISTED = 1_000;

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
    places(settings).stream()
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
  private static Collection<Integer> places(Settings settings) {
    SortedSet<Integer> places = new TreeSet<>();
    for (Origin origin : Origin.values()) {
      settings.all(origin).stream()
          .flatMap(setting -> place(setting).stream())
          .forEach(places::add);
    }
    if (!settings.areListed()) {
      for (int place = 0; place < MOST_UNLISTED && isSet(settings, place); place++) {
        places.add(place);
      }
    }
    return places;
  }

  private static boolean isSet(Settings settings, int place) {
    String window = SettingNames.WINDOWS + "[" + place + "].";
    return SettingNames.OF_WINDOW.stream().anyMatch(name -> settings.find(window + name) != null);
  }

  /** Where in the list of windows a setting stands; empty if it is none of a window. */
  private static Optional<Integer> place(Setting setting) {
    List<String> parts =
        setting.origin() == Origin.ENVIRONMENT
            ? Spelling.words(setting.name())
            : Spelling.segments(setting.name());
    if (parts.size() < 2 || !parts.get(1).equals("windows")) {
      return Optional.empty();
    }
    if (parts.size() < 4 || !INDEX.matcher(parts.get(2)).matches()) {
      throw setting.refused(
          "write a list of windows, each with its settings: fallback.windows[0].level");
    }
    return Optional.of(Integer.valueOf(parts.get(2)));
  }
}
