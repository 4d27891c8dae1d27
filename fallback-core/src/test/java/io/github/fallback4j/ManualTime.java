package io.github.fallback4j;

import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Time that moves only when a test says so. A scheduled task runs in the thread that moves the time
 * past its moment, one after another in the order they are due, and sees its own moment as now.
 * Safe for use by many threads.
 */
public final class ManualTime implements Time {
  /** Where the wall clock begins. */
  public static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

  /** Overflows after a minute: whoever compares ticks instead of subtracting them fails a test. */
  private static final long ORIGIN = Long.MAX_VALUE - Duration.ofMinutes(1).toNanos();

  private record Task(long due, long number, Runnable work) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
  private final ReentrantLock moving = new ReentrantLock();
  private volatile long elapsed;
  private long number;
  private boolean closed;

  @Override
  public long nanos() {
    return ORIGIN + elapsed;
  }

  @Override
  public Instant now() {
    return START.plusNanos(elapsed);
  }

  @Override
  public synchronized Runnable schedule(Duration delay, Runnable work) {
    Task task = new Task(elapsed + Math.max(0, delay.toNanos()), number++, work);
    if (!closed) {
      tasks.add(task);
    }
    return () -> cancel(task);
  }

  /**
   * Moves the time on and runs what becomes due on the way, also what that schedules. A task that
   * throws does not stop the next; what the first one threw is thrown at the end.
   *
   * @param step zero runs what is due now
   */
  public void advance(Duration step) {
    List<RuntimeException> failures = new ArrayList<>();
    moving.lock();
    try {
      long goal = elapsed + step.toNanos();
      for (Task task = next(goal); task != null; task = next(goal)) {
        try {
          task.work().run();
        } catch (RuntimeException failure) {
          failures.add(failure);
        }
      }
    } finally {
      moving.unlock();
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  /** How many tasks wait for their moment. */
  public synchronized int waiting() {
    return tasks.size();
  }

  @Override
  public synchronized void close() {
    closed = true;
    tasks.clear();
  }

  private synchronized @Nullable Task next(long goal) {
    Task task = tasks.peek();
    if (task == null || task.due() > goal) {
      elapsed = Math.max(elapsed, goal);
      return null;
    }
    elapsed = Math.max(elapsed, task.due());
    return tasks.poll();
  }

  private synchronized void cancel(Task task) {
    tasks.remove(task);
  }
}
