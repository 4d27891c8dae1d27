package io.github.fallback4j.window;

import java.time.DayOfWeek;
import java.util.BitSet;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of a cron expression, in their order. */
enum CronField {
  SECOND("second", 0, 59, ""),
  MINUTE("minute", 0, 59, ""),
  HOUR("hour", 0, 23, ""),
  DAY("day of the month", 1, 31, ""),
  MONTH("month", 1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
  WEEKDAY("day of the week", 0, 7, "MON TUE WED THU FRI SAT SUN");

  private static final Pattern PART =
      Pattern.compile(
          "(?:\\*|(?<from>\\d{1,2}|[A-Z]{3})(?:-(?<to>\\d{1,2}|[A-Z]{3}))?)(?:/(?<step>\\d{1,2}))?");

  /** The length of a name; names are separated by one space. */
  private static final int NAME = 3;

  private final String word;
  private final int least;
  private final int most;
  private final String names;

  CronField(String word, int least, int most, String names) {
    this.word = word;
    this.least = least;
    this.most = most;
    this.names = names;
  }

  /**
   * Returns the values that a text allows; days of the week are numbered as in {@link DayOfWeek}.
   *
   * @throws IllegalArgumentException if it is malformed; the message says what to write
   */
  BitSet parse(String text) {
    BitSet values = new BitSet();
    for (String part : text.toUpperCase(Locale.ROOT).split(",", -1)) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches() || !add(matcher, values)) {
        throw malformed(text);
      }
    }
    if (this == WEEKDAY && values.get(0)) {
      values.set(DayOfWeek.SUNDAY.getValue());
    }
    return values;
  }

  /** Adds the values of a part, and returns whether there are any and all are in range. */
  private boolean add(Matcher part, BitSet values) {
    String first = part.group("from");
    String last = part.group("to");
    String every = part.group("step");
    int from = first == null ? least : value(first);
    int single = first == null || every != null ? most : from;
    int to = last == null ? single : value(last);
    if (this == WEEKDAY && from > to && from == DayOfWeek.SUNDAY.getValue()) {
      from = 0;
    }
    int step = every == null ? 1 : Integer.parseInt(every);
    if (from < least || to > most || from > to || step == 0) {
      return false;
    }
    for (int value = from; value <= to; value += step) {
      values.set(value);
    }
    return true;
  }

  /** Returns the value of a number or name; -1 for an unknown name. */
  private int value(String text) {
    if (Character.isDigit(text.charAt(0))) {
      return Integer.parseInt(text);
    }
    int at = names.indexOf(text);
    return at < 0 ? -1 : at / (NAME + 1) + 1;
  }

  private IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "its %s is '%s': write *, %d to %d%s, a range like %d-%d, a step like */2, or several of these with commas"
            .formatted(
                word,
                text,
                least,
                most,
                names.isEmpty() ? "" : " or " + names.replace(" ", ", "),
                least,
                least + 1));
  }
}
