package io.github.fallback4j.internal.call;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds the blocking calls in flight over all dependencies of an engine, so that a share of the
 * request workers always stays free for the essential ones. Safe for use by many threads.
 */
public final class SharedPermits {
  private final int limit;
  private final AtomicInteger taken = new AtomicInteger();

  /**
   * Creates permits that are all free.
   *
   * @param limit how many there are; at least 1
   */
  public SharedPermits(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, but is " + limit);
    }
    this.limit = limit;
  }

  boolean tryAcquire() {
    int before = taken.get();
    while (before < limit) {
      int met = taken.compareAndExchange(before, before + 1);
      if (met == before) {
        return true;
      }
      before = met;
    }
    return false;
  }

  void release() {
    taken.decrementAndGet();
  }
}
