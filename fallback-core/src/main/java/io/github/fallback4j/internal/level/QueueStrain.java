package io.github.fallback4j.internal.level;

import io.github.fallback4j.spi.QueueSensor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long requests waited in one queue since the last look. Safe for use by many threads; one at a
 * time looks.
 */
final class QueueStrain implements QueueSensor {
  private static final int COUNT_BITS = 20;
  private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;
  private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);

  private final String name;
  private final LevelControl control;

  /** Waits in microseconds, and below them their number: one striped counter, taken as one. */
  private final LongAdder waits = new LongAdder();

  private long count;
  private long meanNanos;

  QueueStrain(String name, LevelControl control) {
    this.name = name;
    this.control = control;
  }

  @Override
  public void waited(long nanos) {
    long wait = Math.max(0, Math.min(LONGEST, nanos));
    if (control.believes(wait)) {
      waits.add((TimeUnit.NANOSECONDS.toMicros(wait) << COUNT_BITS) + 1);
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

  /** Whether something came since the last look. */
  boolean waiting() {
    return waits.sum() != 0;
  }

  /** Looks at the waits since the last look; returns how many there were. */
  long look() {
    long sum = waits.sumThenReset();
    count = sum & COUNT_MASK;
    meanNanos = count == 0 ? 0 : TimeUnit.MICROSECONDS.toNanos((sum >>> COUNT_BITS) / count);
    return count;
  }

  /** What the last look saw. */
  long meanNanos() {
    return meanNanos;
  }

  String name() {
    return name;
  }
}
