package io.github.fallback4j.internal.detection;

import java.util.concurrent.TimeUnit;

/**
 * What share of calls to skip while some of them fail: a partial answer to a partial failure. Not
 * safe for use by many threads. Time is handed in.
 *
 * <p>Of the calls of the last 10 s, if there are at least 20, the share that failed beyond 20 % is
 * measured against the 60 % above it:
 *
 * <pre>
 *   skip = clamp((errors − 20 %) / 60 %, 0, 90 %)
 * </pre>
 *
 * and the share in force follows by 30 % a second upwards and 60 % downwards: what is back is not
 * skipped for longer than the window takes to see it. Both numbers count calls from the start on;
 * the window is the difference to an earlier sample of them.
 */
final class ErrorShare {
  /** How often {@link #follow} is to be called while failures are in the window. */
  static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int SAMPLES = (int) (WINDOW_NANOS / TICK_NANOS);
  private static final int LEAST_CALLS = 20;
  private static final double TOLERATED = 0.2;
  private static final double RANGE = 0.6;
  private static final double MOST = 0.9;
  private static final double RISES_PER_SECOND = 0.3;
  private static final double FALLS_PER_SECOND = 0.6;
  private static final double NEGLIGIBLE = 0.005;

  private final long[] times = new long[SAMPLES];
  private final long[] successes = new long[SAMPLES];
  private final long[] failures = new long[SAMPLES];
  private int oldest;
  private int size;
  private double skip;

  /**
   * Begins the window now, and skips nothing.
   *
   * @param good calls that succeeded so far
   * @param bad calls that failed so far
   */
  void restart(long now, long good, long bad) {
    size = 0;
    skip = 0;
    add(now, good, bad);
  }

  /** Whether there is anything to follow: a failure in the window, or a share still in force. */
  boolean active(long bad) {
    return size > 0 && (skip > 0 || bad > failures[oldest]);
  }

  /**
   * Moves the window on.
   *
   * @param good calls that succeeded so far
   * @param bad calls that failed so far
   * @return the share of calls to skip, 0 to 0.9
   */
  double follow(long now, long good, long bad) {
    long since = now - times[newest()];
    while (size > 1 && now - times[(oldest + 1) % SAMPLES] >= WINDOW_NANOS) {
      drop();
    }
    double goal = goal(good - successes[oldest], bad - failures[oldest]);
    double gain = goal < skip ? FALLS_PER_SECOND : RISES_PER_SECOND;
    double kept = Math.pow(1 - gain, since / (double) TimeUnit.SECONDS.toNanos(1));
    skip = goal + (skip - goal) * kept;
    if (goal == 0 && skip < NEGLIGIBLE) {
      skip = 0;
    }
    if (size == SAMPLES) {
      drop();
    }
    add(now, good, bad);
    return skip;
  }

  private static double goal(long good, long bad) {
    long calls = good + bad;
    if (calls < LEAST_CALLS) {
      return 0;
    }
    double errors = bad / (double) calls;
    return Math.max(0, Math.min(MOST, (errors - TOLERATED) / RANGE));
  }

  private int newest() {
    return (oldest + size - 1) % SAMPLES;
  }

  private void drop() {
    oldest = (oldest + 1) % SAMPLES;
    size--;
  }

  private void add(long now, long good, long bad) {
    int at = (oldest + size) % SAMPLES;
    times[at] = now;
    successes[at] = good;
    failures[at] = bad;
    size++;
  }
}
