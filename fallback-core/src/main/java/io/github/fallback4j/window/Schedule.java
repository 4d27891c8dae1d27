package io.github.fallback4j.window;

import io.github.fallback4j.InvalidConfigurationException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** When a {@link Window} is open: once, or repeatedly. Immutable. */
public sealed interface Schedule permits OneTime, Recurring {

  /**
   * Creates a schedule that is open once.
   *
   * @param from when it opens
   * @param until when it closes; after {@code from}
   * @throws InvalidConfigurationException if it would not close after it opens
   */
  static Schedule between(Instant from, Instant until) {
    return new OneTime(new Span(from, until));
  }

  /**
   * Creates a schedule that opens repeatedly. The expression has five fields: minute, hour, day of
   * the month, month and day of the week; or six, with the second before them. A field is {@code
   * *}, a number, a range like {@code 1-5}, any of these with a step ({@code 0-30/10}), or several
   * of them separated by commas. Months and days of the week may be named by their first three
   * English letters; Sunday is 0 or 7. Only one of the two day fields may be restricted, because
   * cron programs disagree on the meaning of both.
   *
   * <p>A window that would open in the hour skipped when clocks are put forward opens an hour
   * later. A time that occurs twice when they are put back opens the window the first time only,
   * unless the expression opens it in the hours before and after that one too: then it goes on
   * through the repeated hour.
   *
   * @param expression when it opens, like {@code 0 19 * * MON-FRI}
   * @param zone the time zone of the expression
   * @param length how long it is open each time; 1 s to 7 days, and no longer than from one opening
   *     to the next. A window of 24 h that opens daily is closed for an hour on the day that clocks
   *     go back
   * @throws InvalidConfigurationException if the expression is malformed or matches no date, or the
   *     length is out of range
   */
  static Schedule cron(String expression, ZoneId zone, Duration length) {
    return new Recurring(Cron.parse(expression), zone, length);
  }

  /**
   * Returns the period that is open at a moment; if none is, the next one; if there is none, the
   * last one.
   *
   * @param moment the moment
   */
  Span at(Instant moment);

  /**
   * A period of time.
   *
   * @param from its first moment
   * @param until the first moment after it
   */
  record Span(Instant from, Instant until) {

    /**
     * @throws InvalidConfigurationException if it ends before it begins
     */
    public Span {
      if (!until.isAfter(from)) {
        throw new InvalidConfigurationException(
            "a window is from " + from + " until " + until, "make until later than from");
      }
    }

    /**
     * Returns whether a moment is in this period.
     *
     * @param moment the moment
     */
    public boolean contains(Instant moment) {
      return !moment.isBefore(from) && moment.isBefore(until);
    }
  }
}
