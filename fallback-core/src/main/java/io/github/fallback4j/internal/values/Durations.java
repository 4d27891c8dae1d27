package io.github.fallback4j.internal.values;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as people write them. Stateless. */
public final class Durations {
  private static final Pattern SIMPLE = Pattern.compile("(\\d+)\\s*([a-z]*)");
  private static final Map<String, ChronoUnit> UNITS =
      Map.of(
          "ns", ChronoUnit.NANOS,
          "us", ChronoUnit.MICROS,
          "ms", ChronoUnit.MILLIS,
          "s", ChronoUnit.SECONDS,
          "m", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS,
          "d", ChronoUnit.DAYS);
  private static final int LONGEST_NUMBER = 19;
  private static final String FORM = "write a whole number and a unit, like 300ms, 2s, 5m or 24h";

  private Durations() {}

  /**
   * Reads a duration: a whole number with one of the units ns, us, ms, s, m, h and d, or the
   * ISO-8601 form; letters in either case.
   *
   * @param text what is written
   * @throws IllegalArgumentException if it is no duration, negative, or too large to hold; its
   *     message says what to write instead
   */
  public static Duration parse(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    Matcher simple = SIMPLE.matcher(plain);
    try {
      Duration duration = simple.matches() ? amount(simple) : Duration.parse(plain);
      if (duration.isNegative()) {
        throw new IllegalArgumentException("write a duration that is not negative, like 300ms");
      }
      return duration;
    } catch (DateTimeException | ArithmeticException | NumberFormatException malformed) {
      throw new IllegalArgumentException(FORM, malformed);
    }
  }

  /**
   * Writes a duration in the largest unit that leaves a whole number, as {@link #parse} reads it
   * unless it is negative.
   *
   * @param duration any
   */
  public static String text(Duration duration) {
    if (duration.isNegative()) {
      return "-" + text(duration.negated());
    }
    if (duration.isZero()) {
      return "0s";
    }
    return UNITS.entrySet().stream()
        .sorted(Map.Entry.<String, ChronoUnit>comparingByValue().reversed())
        .filter(unit -> isWhole(unit.getValue(), duration))
        .map(unit -> in(unit.getValue(), duration) + unit.getKey())
        .findFirst()
        .orElseThrow();
  }

  private static long in(ChronoUnit unit, Duration duration) {
    return duration.dividedBy(unit.getDuration());
  }

  private static boolean isWhole(ChronoUnit unit, Duration duration) {
    return unit.getDuration().multipliedBy(in(unit, duration)).equals(duration);
  }

  private static Duration amount(Matcher simple) {
    String number = simple.group(1);
    String unit = simple.group(2);
    if (unit.isEmpty() && number.length() <= LONGEST_NUMBER) {
      throw new IllegalArgumentException("add a unit: write %sms or %ss".formatted(number, number));
    }
    ChronoUnit known = UNITS.get(unit);
    if (known == null) {
      throw new IllegalArgumentException(FORM);
    }
    return Duration.of(Long.parseLong(number), known);
  }
}
