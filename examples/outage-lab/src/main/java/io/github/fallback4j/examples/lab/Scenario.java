package io.github.fallback4j.examples.lab;

import io.github.fallback4j.examples.lab.fault.Fault;
import io.github.fallback4j.examples.lab.load.Schedule;

/**
 * One run of the lab.
 *
 * @param fault what goes wrong
 * @param protection what the application has against it
 * @param rate pages a second, while nothing is overloaded
 * @param phases how long
 * @param seed for what is random
 */
public record Scenario(Fault fault, Protection protection, int rate, Phases phases, long seed) {
  /** Beside each five pages comes a request for the essential part alone. */
  private static final double PLAIN_SHARE = 0.2;

  /** 2 ms and 8 ms of work: one core has room for 100 pages a second. */
  private static final double CALM = 40;

  private static final double OVERLOAD = 400;

  Schedule schedule() {
    Schedule schedule = new Schedule(seed);
    if (fault != Fault.OVERLOAD) {
      return schedule.evenly(rate, rate * PLAIN_SHARE, phases.measured());
    }
    return schedule
        .byChance(CALM, phases.healthy())
        .byChance(OVERLOAD, phases.fault())
        .byChance(CALM, phases.after());
  }

  /** Gently at first: a cold application on one core is soon overloaded. */
  Schedule warmUp() {
    double pages = fault == Fault.OVERLOAD ? 60 : 100;
    return new Schedule(seed)
        .evenly(pages / 5, pages / 5 * PLAIN_SHARE, phases.warmUp() * 0.4)
        .evenly(pages, pages * PLAIN_SHARE, phases.warmUp() * 0.6);
  }

  /** A little more of the load before the fault, until the application is at ease. */
  Schedule easing() {
    double pages = fault == Fault.OVERLOAD ? CALM : rate;
    return new Schedule(seed).evenly(pages, pages * PLAIN_SHARE, 2);
  }

  /** What its application does. */
  String work() {
    return fault == Fault.OVERLOAD ? "busy" : "remote";
  }

  /** A name for its file; that of no other run. */
  public String name() {
    return "%s-%ds-%d-%s-%d"
        .formatted(fault.label(), phases.fault(), rate, protection.label(), seed);
  }
}
