package io.github.fallback4j.window;

import io.github.fallback4j.InvalidConfigurationException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** When a {@link Window} is open: once, or again and again. Immutable. */
public sealed interface Schedule permits OneTime, Recurring {

  /**
   * Once.
   *
   * @param from when it opens
   * @param until when it closes; after {@code from}
   * @throws InvalidConfigurationException if it would close before it opens
   */
  static Schedule between(Instant from, Instant until) {
    return new OneTime(new Span(from, until));
  }

  /**
   * Again and again. The expression has five fields: minute, hour, day of the month, month and day
   * of the week; or six, with the second before them. A field is {@code *}, a number, a range
   * {@code 1-5}, either of them with a step ({@code 0-30/10}), or several of these with commas
   * between them; months and days of the week have their first three English letters as names, and
   * Sunday is 0 or 7. Only one of the two kinds of day may be restricted: of both, cron programs
   * make different things.
   *
   * <p>What falls into an hour that clocks leave out opens as much later as they are put forward;
   * what would come twice when they are put back opens the first time.
   *
   * @param expression says when it opens, like {@code 0 19 * * MON-FRI}
   * @param zone whose clocks count
   * @param length how long it is open each time; 1 s to 7 days, and no longer than from one opening
   *     to the next. One of 24 h that opens daily is closed for an hour on the day that clocks go
   *     back
   * @throws InvalidConfigurationException if the expression is malformed or never comes, or the
   *     length is out of range
   */
  static Schedule cron(String expression, ZoneId zone, Duration length) {
    return new Recurring(Cron.parse(expression), zone, length);
  }

  /**
   * The time under way at a moment; else the next to come; else, if none is to come, the last there
   * was.
   *
   * @param moment any
   */
  Span at(Instant moment);

  /**
   * A stretch of time.
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
            "a window is from " + from + " until " + until, "write an until that is after from");
      }
    }

    /**
     * Whether a moment is in it.
     *
     * @param moment any
     */
    public boolean contains(Instant moment) {
      return !moment.isBefore(from) && moment.isBefore(until);
    }
  }
}
