package io.github.fallback4j;

import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.time.Instant;

/** Time in a process that may stand still: the clock goes on, and timed tasks run late. */
public final class LateTimer implements Time {
  private final ManualTime timer = new ManualTime();
  private long stoodStill;

  public void standStill(Duration pause) {
    stoodStill += pause.toNanos();
  }

  public void advance(Duration step) {
    timer.advance(step);
  }

  @Override
  public long nanos() {
    return timer.nanos() + stoodStill;
  }

  @Override
  public Instant now() {
    return timer.now().plusNanos(stoodStill);
  }

  @Override
  public Runnable schedule(Duration delay, Runnable task) {
    return timer.schedule(delay, task);
  }

  @Override
  public void close() {
    timer.close();
  }
}
