package io.github.fallback4j.internal.time;

import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.time.Instant;

/** Somebody else's time, which goes on when this is closed: only tasks scheduled here do not. */
public final class BorrowedTime implements Time {
  private final Time lender;
  private volatile boolean closed;

  /**
   * Borrows time.
   *
   * @param lender whose
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
