package io.github.fallback4j.internal.level;

import io.github.fallback4j.Criticality;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;

/**
 * One core that works on requests in the order they come: each has essential work of 2 ms and
 * optional work of 8 ms, which the level may drop when the request's turn comes. Requests come at
 * random (Poisson), in virtual time.
 */
final class Overload {
  private static final double ESSENTIAL_SECONDS = 0.002;
  private static final double OPTIONAL_SECONDS = 0.008;
  private static final double IN_TIME_SECONDS = 0.25;
  private static final double SET_POINT_SECONDS =
      LevelController.setPointFor(Duration.ofMillis(250)).toMillis() / 1e3;
  private static final double CALM_PER_SECOND = 40;
  private static final double FULL_PER_SECOND = 100;

  static final double BEGINS = 10;
  static final double ENDS = 70;
  private static final double SETTLED = BEGINS + 2;
  private static final double LAST = 170;

  private final LevelController controller;
  private final double dropsFrom;
  private final double times;
  private final Random random;
  private final Queue<Double> queue = new ArrayDeque<>();

  private double strains;
  private int begins;
  private int served;
  private int servedInTime;
  private double lateLast;
  private double excess;
  private int ticks;
  private double backAt = Double.POSITIVE_INFINITY;
  private double begun;

  /**
   * What was seen.
   *
   * @param inTime share of the requests during the overload that had their answer within 250 ms
   * @param settledAfter when the last of the others came, in seconds from the beginning
   * @param excess how much higher than needed the level was on average, once settled
   * @param backAfter when the level was 0 for good, in seconds from the end
   */
  record Seen(double inTime, double settledAfter, double excess, double backAfter) {}

  private Overload(LevelController controller, Criticality criticality, double times, long seed) {
    this.controller = controller;
    this.dropsFrom = 2 - criticality.ordinal();
    this.times = times;
    this.random = new Random(seed);
  }

  static Seen run(LevelController controller, Criticality criticality, double times, long seed) {
    return new Overload(controller, criticality, times, seed).run();
  }

  private Seen run() {
    double nextArrival = 0;
    double nextTick = LevelController.TICK.toMillis() / 1e3;
    double free = Double.POSITIVE_INFINITY;
    double now = 0;
    while (now < LAST) {
      now = Math.min(Math.min(nextArrival, free), nextTick);
      if (now == nextTick) {
        tick(now);
        nextTick += LevelController.TICK.toMillis() / 1e3;
      } else if (now == nextArrival) {
        queue.add(now);
        nextArrival = now - Math.log(1 - random.nextDouble()) / perSecond(now);
        if (free == Double.POSITIVE_INFINITY) {
          free = begin(now);
        }
      } else {
        end(now);
        free = queue.isEmpty() ? Double.POSITIVE_INFINITY : begin(now);
      }
    }
    return new Seen(
        servedInTime / (double) served, Math.max(0, lateLast), excess / ticks, backAt - ENDS);
  }

  private double perSecond(double now) {
    return overloaded(now) ? times * FULL_PER_SECOND : CALM_PER_SECOND;
  }

  private static boolean overloaded(double now) {
    return now >= BEGINS && now < ENDS;
  }

  private double begin(double now) {
    begun = queue.remove();
    double strain = (now - begun) / SET_POINT_SECONDS;
    strains += strain;
    begins++;
    controller.observed(strain, now);
    boolean dropped = random.nextDouble() < controller.level() - dropsFrom;
    return now + ESSENTIAL_SECONDS + (dropped ? 0 : OPTIONAL_SECONDS);
  }

  private void end(double now) {
    if (overloaded(begun)) {
      served++;
      if (now - begun <= IN_TIME_SECONDS) {
        servedInTime++;
      } else {
        lateLast = begun - BEGINS;
      }
    }
  }

  private void tick(double now) {
    double level = controller.tick(begins == 0 ? 0 : strains / begins, now);
    strains = 0;
    begins = 0;
    if (now > SETTLED && now < ENDS) {
      excess += Math.max(0, level - needed());
      ticks++;
    }
    if (now > ENDS) {
      backAt = level == 0 ? Math.min(backAt, now) : Double.POSITIVE_INFINITY;
    }
  }

  /** The level at which essential work and what is left of the optional fill the core. */
  private double needed() {
    double essential = times * FULL_PER_SECOND * ESSENTIAL_SECONDS;
    double optional = times * FULL_PER_SECOND * OPTIONAL_SECONDS;
    return dropsFrom + Math.max(0, 1 - (1 - essential) / optional);
  }
}
