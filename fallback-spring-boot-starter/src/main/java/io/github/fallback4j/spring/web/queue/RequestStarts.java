package io.github.fallback4j.spring.web.queue;

import io.github.fallback4j.spi.QueueSensor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells how long requests were under way from the proxy until here. Safe for use by many threads.
 *
 * @param header in which the proxy says when they came
 * @param sensor hears of it
 * @param clock of this machine
 */
record RequestStarts(String header, Supplier<QueueSensor> sensor, InstantSource clock) {

  /**
   * Takes note of a request.
   *
   * @param field what its header says; {@code null} if it has none
   */
  void came(@Nullable String field) {
    if (field != null) {
      long ago =
          RequestStart.nanosAgo(field, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
      if (ago != RequestStart.UNKNOWN) {
        sensor.get().waited(ago);
      }
    }
  }
}
