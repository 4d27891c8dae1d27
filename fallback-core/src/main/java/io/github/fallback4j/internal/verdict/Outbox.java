package io.github.fallback4j.internal.verdict;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries what is to be told out of the locks it happened under, in the order it happened. Whoever
 * delivers first delivers for all. Safe for use by many threads.
 */
public final class Outbox {
  private final Queue<Runnable> letters = new ConcurrentLinkedQueue<>();
  private final AtomicInteger deliveries = new AtomicInteger();

  /** How many changes the current thread is inside of. */
  private final ThreadLocal<Integer> held = new ThreadLocal<>();

  /**
   * Adds a letter; nothing is told yet.
   *
   * @param letter tells it; should not throw
   */
  public void put(Runnable letter) {
    letters.add(letter);
  }

  /**
   * Makes a change that takes a lock, and tells what is in the box after it: on this thread {@link
   * #deliver()} tells nothing meanwhile, so that no listener runs under that lock. Other threads do
   * not wait for it: with many changes in a row they would have to wait for long.
   *
   * @param change takes the lock, and has released it when it returns
   * @param <T> type of its result
   */
  public <T extends @Nullable Object> T deliverAfter(Supplier<T> change) {
    Integer outer = held.get();
    held.set(outer == null ? 1 : outer + 1);
    try {
      return change.get();
    } finally {
      if (outer == null) {
        held.remove();
      } else {
        held.set(outer);
      }
      deliver();
    }
  }

  /**
   * Tells what is in the box, unless another thread is at it: then that thread tells this too. A
   * letter that throws keeps no other back; what the last one threw is thrown at the end.
   */
  public void deliver() {
    if (held.get() != null || letters.isEmpty() || deliveries.getAndIncrement() != 0) {
      return;
    }
    Throwable failure = null;
    int seen = 1;
    do {
      for (Runnable letter = letters.poll(); letter != null; letter = letters.poll()) {
        try {
          letter.run();
        } catch (RuntimeException | Error thrown) {
          failure = thrown;
        }
      }
      seen = deliveries.addAndGet(-seen);
    } while (seen != 0);
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
  }
}
