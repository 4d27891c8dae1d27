package io.github.fallback4j.internal.time;

import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JVM's ticker and clock, and one daemon thread that starts with the first task. Safe for use
 * by many threads.
 */
public final class SystemTime implements Time {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.timer");

  private final ScheduledThreadPoolExecutor timer;

  /** Creates the time; its thread {@code fallback-timer} starts with the first task. */
  public SystemTime() {
    this("fallback-timer");
  }

  /**
   * Creates the time.
   *
   * @param name of its thread, which starts with the first task
   */
  public SystemTime(String name) {
    timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public Runnable schedule(Duration delay, Runnable task) {
    try {
      ScheduledFuture<?> scheduled =
          timer.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> scheduled.cancel(false);
    } catch (RejectedExecutionException closed) {
      return () -> {};
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error thrown) {
      LOG.error("A timed task failed; this is a bug in Fallback4j", thrown);
      if (thrown instanceof VirtualMachineError) {
        throw thrown;
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
