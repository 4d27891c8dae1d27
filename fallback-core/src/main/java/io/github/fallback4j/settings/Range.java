package io.github.fallback4j.settings;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.internal.values.Durations;
import java.time.Duration;

/** Refuses values that are out of range, and names them. */
public final class Range {
  private Range() {}

  public static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw outside(name, value, least, most);
    }
  }

  public static void check(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw outside(name, Durations.text(value), Durations.text(least), Durations.text(most));
    }
  }

  private static InvalidConfigurationException outside(
      String name, Object value, Object least, Object most) {
    return new InvalidConfigurationException(
        name + " is " + value, "write a value from " + least + " to " + most);
  }
}
