package io.github.fallback4j.examples.school.page;

import java.time.Duration;

/**
 * How long ago something was, the way people say it.
 *
 * @param unit {@code moment}, {@code minutes} or {@code hours}
 * @param count how many of these; of moments there is one
 */
record Age(String unit, long count) {

  static Age of(Duration age) {
    if (age.toMinutes() < 1) {
      return new Age("moment", 1);
    }
    return age.toHours() < 1
        ? new Age("minutes", age.toMinutes())
        : new Age("hours", age.toHours());
  }
}
