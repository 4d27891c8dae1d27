package io.github.fallback4j.internal.level;

import io.github.fallback4j.spi.QueueSensor;

/**
 * How long requests waited in one queue since the last look. Safe for use by many threads, but only
 * one at a time may look.
 */
final class QueueStrain implements QueueSensor {
  private final String name;
  private final LevelControl control;
  private final Waits waits = new Waits();

  QueueStrain(String name, LevelControl control) {
    this.name = name;
    this.control = control;
  }

  @Override
  public void waited(long nanos) {
    long wait = Waits.bounded(nanos);
    if (control.believes(wait)) {
      waits.add(wait);
      control.heard(wait);
    }
  }

  @Override
  public Runnable timed(Runnable task) {
    long since = control.nanos();
    return () -> {
      waited(control.nanos() - since);
      task.run();
    };
  }

  /** Returns the waits in this queue. */
  Waits waits() {
    return waits;
  }

  String name() {
    return name;
  }
}
