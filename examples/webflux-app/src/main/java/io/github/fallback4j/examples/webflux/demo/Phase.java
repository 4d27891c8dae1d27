package io.github.fallback4j.examples.webflux.demo;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the visitors saw who came during one part of the demo. Thread-safe. */
final class Phase {
  final String name;
  final Tally lessons = new Tally();
  final Tally pages = new Tally();

  private final long began = System.nanoTime();
  private final Map<Boolean, Duration> firstPages = new ConcurrentHashMap<>();

  Phase(String name) {
    this.name = name;
  }

  /** How long ago it began. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  void pageCame(boolean whole) {
    firstPages.putIfAbsent(whole, age());
  }

  /** When the first page of a kind came, from the beginning; {@code null} if none has. */
  @Nullable Duration firstPage(boolean whole) {
    return firstPages.get(whole);
  }
}
