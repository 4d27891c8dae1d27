package io.github.fallback4j.internal.call;

import io.github.fallback4j.settings.LastKnownGoodSettings;
import io.github.fallback4j.spi.Time;

/** Makes the memories of one engine, and has all of them forget. Safe for use by many threads. */
public final class Memories {
  private final Time time;
  private volatile int generation;

  /**
   * Starts without memories.
   *
   * @param time ticks
   */
  public Memories(Time time) {
    this.time = time;
  }

  /**
   * Creates an empty memory of answers.
   *
   * @param settings how old and how many answers may be
   */
  public Memory create(LastKnownGoodSettings settings) {
    return new Memory(settings, time, () -> generation);
  }

  /** Has every memory forget its answers. */
  public synchronized void forget() {
    generation++;
  }
}
