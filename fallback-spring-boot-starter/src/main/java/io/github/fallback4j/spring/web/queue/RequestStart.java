package io.github.fallback4j.spring.web.queue;

import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads when a request came to a proxy: {@code t=1893456000000000} or without the {@code t=}, in
 * seconds, milliseconds or microseconds since 1970, with a fraction or without. Which unit it is
 * shows in the size of the number. Stateless.
 */
final class RequestStart {
  /** What is not understood, or more than a minute off: no request waits for that long. */
  static final long UNKNOWN = -1;

  private static final Pattern MOMENT = Pattern.compile("(?:t=)?(\\d{10,17}(?:\\.\\d{1,9})?)");
  private static final double LEAST_MILLIS = 1e11; // as seconds, the year 5138
  private static final double LEAST_MICROS = 1e14;
  private static final double MICROS_PER_SECOND = 1e6;
  private static final double MICROS_PER_MILLI = 1e3;
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(1);

  private RequestStart() {}

  /**
   * How long ago it was. A moment that is to come is now: the proxy's clock is ahead, and if only
   * waits longer than that counted, their mean would be too long.
   *
   * @param field what the header says
   * @param nowMicros since 1970
   * @return nanoseconds, or {@link #UNKNOWN}
   */
  static long nanosAgo(String field, long nowMicros) {
    Matcher moment = MOMENT.matcher(field.strip());
    if (!moment.matches()) {
      return UNKNOWN;
    }
    long ago = nowMicros - micros(Double.parseDouble(moment.group(1)));
    return Math.abs(ago) > LONGEST_MICROS
        ? UNKNOWN
        : TimeUnit.MICROSECONDS.toNanos(Math.max(0, ago));
  }

  private static long micros(double moment) {
    if (moment >= LEAST_MICROS) {
      return Math.round(moment);
    }
    return Math.round(moment * (moment >= LEAST_MILLIS ? MICROS_PER_MILLI : MICROS_PER_SECOND));
  }
}
