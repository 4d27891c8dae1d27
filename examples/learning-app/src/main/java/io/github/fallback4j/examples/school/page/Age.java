package io.github.fallback4j.examples.school.page;

import java.time.Duration;

/** Says how long ago something was, the way people do. */
final class Age {
  private Age() {}

  static String inWords(Duration age) {
    if (age.toMinutes() < 1) {
      return "a moment ago";
    }
    if (age.toHours() < 1) {
      return ago(age.toMinutes(), "minute");
    }
    return ago(age.toHours(), "hour");
  }

  private static String ago(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s") + " ago";
  }
}
