package io.github.fallback4j.internal.detection;

import io.github.fallback4j.internal.time.OwnPauses;
import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;

/**
 * What the detectors of one engine share. Safe for use by many threads.
 *
 * @param time ticks and wakes
 * @param pauses knows when the process itself stood still
 * @param random 0 to 1, even; varies the holds
 */
public record TimeAndChance(Time time, OwnPauses pauses, DoubleSupplier random) {

  long nanos() {
    return time.nanos();
  }

  Instant now() {
    return time.now();
  }

  Runnable schedule(Duration delay, Runnable task) {
    return time.schedule(delay, task);
  }
}
