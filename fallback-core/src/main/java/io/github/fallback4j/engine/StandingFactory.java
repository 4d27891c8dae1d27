package io.github.fallback4j.engine;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.internal.verdict.Cohorts;
import io.github.fallback4j.internal.verdict.Outbox;
import io.github.fallback4j.internal.verdict.Ruling;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.spi.Time;

/**
 * Makes the standings of one engine.
 *
 * @param time ticks and tells the time
 * @param outbox carries what they tell
 * @param cohorts says whose calls a level lets through
 */
record StandingFactory(Time time, Outbox outbox, Cohorts cohorts) {

  /** The standing of a dependency, which levels bear on. */
  Standing ofDependency(DependencySpec spec, Ruling ruling, Wiring wiring) {
    Standing standing = ofRoute(spec, ruling, wiring);
    standing.choose(cohorts);
    return standing;
  }

  /** The standing of one of two routes to a dependency. */
  Standing ofRoute(DependencySpec spec, Ruling ruling, Wiring wiring) {
    return new Standing(spec.id(), ruling, spec.ramp(), time, outbox, wiring);
  }
}
