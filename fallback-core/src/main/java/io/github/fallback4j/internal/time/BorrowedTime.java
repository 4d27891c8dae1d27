package io.github.fallback4j.internal.time;

import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.time.Instant;

/**
 * A time that somebody else owns. Closing it cancels the tasks scheduled here, but does not close
 * the owner's time.
 */
public final class BorrowedTime implements Time {
  private final Time lender;
  private volatile boolean closed;

  /**
   * Creates a time that uses another one.
   *
   * @param lender the time of the owner
   */
  public BorrowedTime(Time lender) {
    this.lender = lender;
  }

  @Override
  public long nanos() {
    return lender.nanos();
  }

  @Override
  public Instant now() {
    return lender.now();
  }

  @Override
  public Runnable schedule(Duration delay, Runnable task) {
    return lender.schedule(
        delay,
        () -> {
          if (!closed) {
            task.run();
          }
        });
  }

  @Override
  public void close() {
    closed = true;
  }
}
