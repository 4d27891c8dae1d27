package io.github.fallback4j.examples.lab.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A figure for the table, and whether it is within its bound.
 *
 * @param text how it reads
 * @param within {@code null} if there is no bound for it
 */
record Figure(String text, @Nullable Boolean within) {
  private static final Figure NOT_SEEN = new Figure("not seen", null);

  static Figure of(String format, Object... values) {
    return new Figure(String.format(Locale.ROOT, format, values), null);
  }

  static Figure seconds(double seconds) {
    return of("%.2f s", seconds);
  }

  /** The highest of some times; {@code not seen} if one of them is missing. */
  static Figure seconds(OptionalDouble seconds) {
    return seconds.isPresent() ? seconds(seconds.getAsDouble()) : NOT_SEEN;
  }

  static Figure percent(double share, int digits) {
    return Double.isNaN(share) ? of("–") : of("%." + digits + "f %%", share * 100);
  }

  /** How late a request of these runs was sent, at most. */
  static Figure sentLate(List<RawRun> runs) {
    return of("%.0f ms", runs.stream().mapToDouble(RawRun::mostLateMillis).max().orElse(0));
  }

  /** Returns a copy that is judged against its bound. */
  Figure within(boolean bound) {
    return new Figure(text, bound);
  }

  /** As it stands in the table. */
  @Override
  public String toString() {
    return within == null ? text : text + (within ? " ✓" : " ✗");
  }
}
