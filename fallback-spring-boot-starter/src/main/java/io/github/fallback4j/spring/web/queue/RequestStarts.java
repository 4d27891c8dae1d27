package io.github.fallback4j.spring.web.queue;

import io.github.fallback4j.spi.QueueSensor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long requests took from the proxy until here. Safe for use by many threads.
 *
 * @param header the header in which the proxy writes when it received them
 * @param sensor is notified of the waits
 * @param clock the clock of this machine
 */
record RequestStarts(String header, Supplier<QueueSensor> sensor, InstantSource clock) {

  /**
   * Reports the wait of a request.
   *
   * @param field the value of its header; {@code null} if it has none
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
