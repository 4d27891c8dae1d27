package io.github.fallback4j.internal.verdict;

import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Decides whose calls a share lets through: those of the same callers for an hour, the same ones in
 * each instance and for every dependency, and of a smaller share only callers of the larger one. So
 * one user's page does not change from click to click. Where nobody knows the caller it is chance.
 * Safe for use by many threads.
 */
public final class Cohorts {
  private static final Duration PERIOD = Duration.ofHours(1);
  private static final double UNIT = 0x1p-53;

  private final KnownCallers callers;
  private final Time time;
  private volatile Hour hour;

  /** An hour of the wall clock, and the tick at which it ends. */
  private record Hour(long number, long end) {}

  /**
   * Begins with the hour there is.
   *
   * @param callers know on whose behalf the calling thread acts
   * @param time tells the hour
   */
  public Cohorts(KnownCallers callers, Time time) {
    this.callers = callers;
    this.time = time;
    this.hour = read();
  }

  private Hour read() {
    Instant now = time.now();
    long seconds = PERIOD.toSeconds();
    long number = Math.floorDiv(now.getEpochSecond(), seconds);
    Duration left = Duration.between(now, Instant.ofEpochSecond((number + 1) * seconds));
    return new Hour(number, time.nanos() + left.toNanos());
  }

  /**
   * Whether a call of the calling thread goes.
   *
   * @param share of the callers let through, 0 to 1
   */
  boolean admits(double share) {
    Object known = callers.find();
    double place =
        known == null
            ? ThreadLocalRandom.current().nextDouble()
            : place(known.hashCode(), currentHour());
    return place < share;
  }

  private long currentHour() {
    Hour current = hour;
    if (time.nanos() - current.end() >= 0) {
      current = read();
      hour = current;
    }
    return current.number();
  }

  /** Where a caller stands in this hour, evenly from 0 to 1: the finalizer of SplitMix64. */
  private static double place(int hash, long hour) {
    long mixed = hour * 0x9E3779B97F4A7C15L + hash * 0xD1B54A32D192ED03L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    mixed ^= mixed >>> 31;
    return (mixed >>> 11) * UNIT;
  }
}
