package io.github.fallback4j.spring.web.queue;

import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses when a proxy received a request: {@code t=1893456000000000} or without the {@code t=}, in
 * seconds, milliseconds or microseconds since 1970, with or without a fraction. The size of the
 * number shows its unit. Stateless.
 */
final class RequestStart {
  /**
   * The result for a value that cannot be parsed or is more than a minute off, since no request
   * waits for that long.
   */
  static final long UNKNOWN = -1;

  private static final Pattern MOMENT = Pattern.compile("(?:t=)?(\\d{10,17}(?:\\.\\d{1,9})?)");
  private static final double LEAST_MILLIS = 1e11; // in seconds this is the year 5138
  private static final double LEAST_MICROS = 1e14;
  private static final double MICROS_PER_SECOND = 1e6;
  private static final double MICROS_PER_MILLI = 1e3;
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(1);

  private RequestStart() {}

  /**
   * Returns how long ago it was. A time in the future counts as now: the proxy's clock is ahead,
   * and ignoring such requests would make the mean wait too long.
   *
   * @param field the value of the header
   * @param nowMicros the current time, in microseconds since 1970
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
