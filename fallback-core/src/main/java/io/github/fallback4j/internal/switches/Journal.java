package io.github.fallback4j.internal.switches;

import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.spi.Time;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Dates events and says where they happened.
 *
 * @param time tells when
 * @param instance says where
 * @param events hears of each
 */
record Journal(Time time, String instance, Consumer<? super FallbackEvent> events) {

  /** An event that lacks its date and place. */
  interface Entry {
    FallbackEvent at(Instant now, String instance);
  }

  void write(Entry entry) {
    events.accept(entry.at(time.now(), instance));
  }
}
