package io.github.fallback4j.examples.webflux.demo;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import reactor.netty.resources.LoopResources;

/**
 * How late event loops begin the tasks that are due on them: whatever keeps a loop busy or waiting,
 * for whatever reason, makes it late for the next. Thread-safe.
 */
public final class Lateness implements AutoCloseable {
  private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(10);

  private final LongAccumulator longest = new LongAccumulator(Math::max, 0);
  private final List<Future<?>> tasks = new ArrayList<>();

  private Lateness() {}

  /** Puts a task on each of the loops, every 10 ms until this is closed. */
  public static Lateness of(LoopResources loops) {
    Lateness lateness = new Lateness();
    for (EventExecutor loop : loops.onServer(LoopResources.DEFAULT_NATIVE)) {
      Task task = lateness.new Task();
      lateness.tasks.add(loop.scheduleWithFixedDelay(task, PERIOD, PERIOD, TimeUnit.NANOSECONDS));
    }
    return lateness;
  }

  /** The longest since this was last asked, on any of the loops. */
  public Duration take() {
    return Duration.ofNanos(longest.getThenReset());
  }

  @Override
  public void close() {
    tasks.forEach(task -> task.cancel(false));
  }

  private final class Task implements Runnable {
    private long due = System.nanoTime() + PERIOD;

    @Override
    public void run() {
      long now = System.nanoTime();
      longest.accumulate(now - due);
      due = now + PERIOD;
    }
  }
}
