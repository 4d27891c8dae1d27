package io.github.fallback4j.internal.level;

import io.github.fallback4j.LevelOrder;
import java.time.Duration;

/**
 * Finds the level at which essential requests wait no longer than they should. The level is a real
 * number from 0 to 3; 1.4 drops all decorative calls and 40 % of the useful ones. Not safe for use
 * by many threads. The time is passed as a parameter.
 *
 * <p>Its input is strain: how long a request waited before it was handled, or another measure, as a
 * multiple of its set-point. It is called every {@link #TICK}.
 *
 * <ul>
 *   <li><b>Up.</b> A mean strain above 1 raises the level in proportion to the excess; from level 0
 *       only the second one in a row does. Two single strains above 3 within a moment raise it to 3
 *       at once, because the queue must be drained first. A single one may be a short pause, like
 *       one for garbage collection, that is over when it is seen.
 *   <li><b>Down.</b> After 1.5 s without strain the level falls, by up to 0.4 a second. Below a
 *       strain of 0.8 the time counts in part, less the nearer the strain is to 0.8, and the level
 *       falls more slowly.
 *   <li><b>The knee.</b> The level at which the overload began is remembered for two minutes. On
 *       the way down the level slows to 0.02 a second just above it. If the overload returns there,
 *       a small step up is enough. So the level settles near what is needed, instead of swinging
 *       between too little and everything. While there is no strain, it speeds up again.
 * </ul>
 *
 * <p>The asymmetry, quickly up and slowly down, is that of brownout controllers (Klein et al.,
 * "Brownout: Building More Robust Cloud Applications", ICSE 2014); measuring the queue wait is
 * taken from DAGOR (Zhou et al., "Overload Control for Scaling WeChat Microservices", SoCC 2018).
 * The numbers were found with the simulation in the tests.
 */
final class LevelController {
  /** The interval between two ticks. */
  static final Duration TICK = Duration.ofMillis(250);

  private static final double HIGHEST = LevelOrder.HIGHEST;
  private static final double SECONDS_PER_TICK = TICK.toMillis() / 1e3;

  /** A single strain above this is an acute overload. */
  static final double PANIC = 3;

  private static final double PANIC_AFTER_SECONDS = 0.1;
  private static final double PANIC_WITHIN_SECONDS = 0.6; // a little more than two ticks
  private static final double PANIC_PAUSE_SECONDS = 1; // to see the effect of the last step
  private static final double GAIN = 0.15;
  private static final double LEAST_STEP_UP = 0.05;
  private static final double MOST_STEP_UP = 0.3;

  /** A mean strain below this lets the level fall. */
  static final double CALM = 0.8;

  private static final double CALM_SECONDS = 1.5;
  private static final double DOWN_PER_SECOND = 0.4;
  private static final double DOWN_NEAR_KNEE_PER_SECOND = 0.02;
  private static final double SLOW_START_SECONDS = 3;

  private static final double KNEE_SECONDS = 120;
  private static final double ABOVE_KNEE = 0.12;
  private static final double BELOW_KNEE = 0.4;
  private static final double STEP_BACK = 0.15;
  private static final double SPEED_UP_AFTER_SECONDS = 6;
  private static final double SPEED_UP_SECONDS = 3; // the time in which it doubles

  private double level;
  private double calmSeconds;
  private double meanBefore;
  private double alarmedAt = Double.NEGATIVE_INFINITY;
  private double panickedAt = Double.NEGATIVE_INFINITY;

  private double knee;
  private double kneeAt = Double.NEGATIVE_INFINITY;

  /** Whether there was calm since the last overload; if so, the knee is confirmed. */
  private boolean settled;

  /**
   * Returns how long requests may wait if an essential operation should take no longer than this: a
   * fifth of it, and at least 20 ms.
   */
  static Duration setPointFor(Duration latency) {
    Duration fifth = latency.dividedBy(5);
    Duration least = Duration.ofMillis(20);
    return fifth.compareTo(least) < 0 ? least : fifth;
  }

  /** Returns the current level. */
  double level() {
    return level;
  }

  /**
   * Handles a single strain, in addition to its part in the next tick's mean.
   *
   * @param strain the strain as a multiple of the set-point, 0 or above
   * @param now the time in seconds, from any origin
   * @return whether that changed the level
   */
  boolean observed(double strain, double now) {
    if (strain <= PANIC || level >= HIGHEST || now - panickedAt < PANIC_PAUSE_SECONDS) {
      return false;
    }
    double alarmed = now - alarmedAt;
    if (alarmed < PANIC_AFTER_SECONDS || alarmed > PANIC_WITHIN_SECONDS) {
      alarmedAt = alarmed < PANIC_AFTER_SECONDS ? alarmedAt : now;
      return false;
    }
    boolean known = settled && isNearKnee(now);
    remember(now);
    panickedAt = now;
    calmSeconds = 0;
    settled = false;
    level = known ? Math.min(HIGHEST, knee + STEP_BACK) : HIGHEST;
    return true;
  }

  /**
   * Ends a tick and moves the level.
   *
   * @param mean the mean strain of the requests of this tick; 0 if there was none
   * @param now the time in seconds, from the same origin
   * @return the new level
   */
  double tick(double mean, double now) {
    if (mean > 1) {
      if (level > 0 || meanBefore > 1) {
        tooMuch(mean, now);
      }
    } else if (mean < CALM) {
      calm(mean, now);
    } else {
      calmSeconds = 0;
    }
    meanBefore = mean;
    return level;
  }

  private void tooMuch(double mean, double now) {
    boolean steppedJustNow = now - panickedAt <= PANIC_PAUSE_SECONDS;
    boolean beingWorkedOff = mean <= 0.9 * meanBefore;
    if (!steppedJustNow && !beingWorkedOff) {
      if (calmSeconds > 0 || !hasKnee(now)) {
        remember(now);
      }
      double step = GAIN * (mean - 1);
      level = Math.min(HIGHEST, level + Math.max(LEAST_STEP_UP, Math.min(MOST_STEP_UP, step)));
    }
    calmSeconds = 0;
  }

  private void calm(double mean, double now) {
    double calm = 1 - mean / CALM;
    calmSeconds += SECONDS_PER_TICK * calm;
    if (calmSeconds <= CALM_SECONDS) {
      return;
    }
    settled = true;
    level = Math.max(0, level - calm * downPerSecond(now) * SECONDS_PER_TICK);
  }

  private double downPerSecond(double now) {
    if (hasKnee(now) && level <= knee + ABOVE_KNEE && level > knee - BELOW_KNEE) {
      double doublings = (calmSeconds - SPEED_UP_AFTER_SECONDS) / SPEED_UP_SECONDS;
      return Math.min(
          DOWN_PER_SECOND, DOWN_NEAR_KNEE_PER_SECOND * Math.max(1, Math.pow(2, doublings)));
    }
    double started = (calmSeconds - CALM_SECONDS + 1) / SLOW_START_SECONDS;
    return DOWN_PER_SECOND * Math.min(1, started);
  }

  private boolean hasKnee(double now) {
    return now - kneeAt < KNEE_SECONDS;
  }

  private boolean isNearKnee(double now) {
    return hasKnee(now) && level <= knee + ABOVE_KNEE && level >= knee - BELOW_KNEE - ABOVE_KNEE;
  }

  /**
   * Returns the middle of two knees in a row, but never below the level, because one bad moment may
   * come early.
   */
  private void remember(double now) {
    if (hasKnee(now)) {
      knee = Math.max(level, (knee + level) / 2);
    } else {
      knee = level;
      settled = false;
    }
    kneeAt = now;
  }
}
