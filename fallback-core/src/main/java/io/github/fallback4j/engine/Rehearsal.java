package io.github.fallback4j.engine;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.internal.call.DegradationSinks;
import io.github.fallback4j.internal.call.Guard;
import io.github.fallback4j.internal.call.Memories;
import io.github.fallback4j.internal.call.NonEssentialDependency;
import io.github.fallback4j.internal.call.Offload;
import io.github.fallback4j.internal.call.Surroundings;
import io.github.fallback4j.internal.call.Watch;
import io.github.fallback4j.internal.detection.Detector;
import io.github.fallback4j.internal.detection.TimeAndChance;
import io.github.fallback4j.internal.time.OwnPauses;
import io.github.fallback4j.internal.verdict.Outbox;
import io.github.fallback4j.internal.verdict.Ruling;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.spi.ContextCarrier;
import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.time.Instant;

/**
 * Plays the outage of a dependency that is not there, to nobody: the first failure needs a hundred
 * classes that no healthy call does. Once it was played they are loaded, and the first callers of a
 * real outage do not wait for that.
 */
final class Rehearsal {
  private static final int CALLS = 10;

  /** Plays; returns why the last call was answered without its dependency. */
  String play() {
    DependencySpec spec = DependencySpec.nonEssential("rehearsal").build();
    FastTime time = new FastTime();
    Wiring wiring = new Wiring((before, after, moments) -> {});
    Standing standing =
        new Standing(spec.id(), Ruling.none(time.now()), spec.ramp(), time, new Outbox(), wiring);
    TimeAndChance steady = new TimeAndChance(time, new OwnPauses(), () -> 0.5);
    Detector detector = new Detector(spec, standing, steady, Detector.SOURCE, () -> false);
    wiring.onRampStep(detector::rampStepBegan);
    try (Offload offload = new Offload(1)) {
      Surroundings surroundings =
          new Surroundings(
              time,
              new Watch(time, new OwnPauses()),
              null,
              () -> false,
              offload,
              ContextCarrier.none(),
              new DegradationSinks(null),
              new Memories(time));
      Dependency dependency =
          new NonEssentialDependency(new Guard(spec, standing, detector, surroundings));
      String last = "";
      for (int call = 0; call < CALLS; call++) {
        last = dependency.callOrElse(Rehearsal::fail, Degradation::toString);
      }
      return last;
    }
  }

  private static String fail() {
    throw new IllegalStateException("rehearsed");
  }

  /** A tenth of a second goes by at each look, and nothing comes later. Used by one thread. */
  private static final class FastTime implements Time {
    private long nanos;

    @Override
    public long nanos() {
      nanos += Duration.ofMillis(100).toNanos();
      return nanos;
    }

    @Override
    public Instant now() {
      return Instant.EPOCH.plusNanos(nanos);
    }

    @Override
    public Runnable schedule(Duration delay, Runnable task) {
      return () -> {};
    }

    @Override
    public void close() {}
  }
}
