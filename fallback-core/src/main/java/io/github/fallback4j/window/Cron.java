package io.github.fallback4j.window;

import io.github.fallback4j.InvalidConfigurationException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A cron expression, as {@link Schedule#cron} describes it. Immutable.
 *
 * @param fields the values that each field allows
 */
record Cron(Map<CronField, BitSet> fields) {
  private static final Set<String> ANY = Set.of("*", "?");
  private static final LocalDateTime SOME_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);
  private static final String FORM =
      "write minute, hour, day of the month, month and day of the week, like 0 19 * * MON-FRI,"
          + " or put the second before these";

  /**
   * Parses a cron expression.
   *
   * @throws InvalidConfigurationException if it is malformed or no date matches
   */
  static Cron parse(String expression) {
    String[] texts = expression.strip().split("\\s+", -1);
    CronField[] fields = CronField.values();
    int missing = fields.length - texts.length; // the field of seconds is optional
    if (missing != 0 && missing != 1) {
      throw refused(expression, FORM);
    }
    Map<CronField, BitSet> values = new EnumMap<>(CronField.class);
    int restrictedDays = 0;
    for (CronField field : fields) {
      int place = field.ordinal() - missing;
      String text = place < 0 ? "0" : texts[place];
      boolean day = field == CronField.DAY || field == CronField.WEEKDAY;
      boolean any = day && ANY.contains(text);
      restrictedDays += day && !any ? 1 : 0;
      try {
        values.put(field, field.parse(any ? "*" : text));
      } catch (IllegalArgumentException malformed) {
        throw refused(expression, String.valueOf(malformed.getMessage()));
      }
    }
    if (restrictedDays > 1) {
      throw refused(
          expression,
          "write * for the day of the month or for the day of the week: only one of them may be restricted");
    }
    Cron cron = new Cron(values);
    if (!cron.comes()) {
      throw refused(expression, "this date never occurs: name a day that the month has");
    }
    return cron;
  }

  private static InvalidConfigurationException refused(String expression, String action) {
    return new InvalidConfigurationException("cron is '" + expression + "'", action);
  }

  private boolean comes() {
    int firstDay = values(CronField.DAY).nextSetBit(0);
    return values(CronField.MONTH).stream()
        .anyMatch(month -> firstDay <= Month.of(month).maxLength());
  }

  /** Returns the first matching time after another. */
  LocalDateTime next(LocalDateTime after) {
    LocalDateTime time = after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    while (true) {
      if (!admits(CronField.MONTH, time.getMonthValue())) {
        time = time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1);
      } else if (!admits(CronField.DAY, time.getDayOfMonth())
          || !admits(CronField.WEEKDAY, time.getDayOfWeek().getValue())) {
        time = time.truncatedTo(ChronoUnit.DAYS).plusDays(1);
      } else if (!admits(CronField.HOUR, time.getHour())) {
        time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
      } else if (!admits(CronField.MINUTE, time.getMinute())) {
        time = time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
      } else if (!admits(CronField.SECOND, time.getSecond())) {
        time = time.plusSeconds(1);
      } else {
        return time;
      }
    }
  }

  /**
   * Returns the shortest interval among the next hundred times, which are enough to see a weekly
   * pattern.
   */
  Duration period() {
    LocalDateTime before = next(SOME_TIME);
    Duration shortest = ChronoUnit.FOREVER.getDuration();
    for (int i = 1; i < 100; i++) {
      LocalDateTime next = next(before);
      Duration between = Duration.between(before, next);
      shortest = between.compareTo(shortest) < 0 ? between : shortest;
      before = next;
    }
    return shortest;
  }

  /** Whether it also comes in the hour before an hour and in the one after. */
  boolean goesOnThrough(int hour) {
    return admits(CronField.HOUR, (hour + 23) % 24)
        && admits(CronField.HOUR, hour)
        && admits(CronField.HOUR, (hour + 1) % 24);
  }

  private boolean admits(CronField field, int value) {
    return values(field).get(value);
  }

  private BitSet values(CronField field) {
    return Objects.requireNonNull(fields.get(field));
  }
}
