package io.github.fallback4j.internal.drill;

import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The calls that a fault keeps waiting. All go on when it ends. Safe for use by many threads. */
final class Waits {
  private final Time time;
  private final Set<CompletableFuture<@Nullable Void>> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean ended;

  Waits(Time time) {
    this.time = time;
  }

  /**
   * Starts a wait that the end of the fault cuts short.
   *
   * @param delay how long; {@code null} for as long as the fault lasts
   * @return completes when it is over; to be cancelled when nobody waits any more
   */
  CompletableFuture<@Nullable Void> begin(@Nullable Duration delay) {
    CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
    Runnable cancel = delay == null ? () -> {} : time.schedule(delay, () -> over.complete(null));
    waiting.add(over);
    over.whenComplete(
        (nothing, cancelled) -> {
          waiting.remove(over);
          cancel.run();
        });
    if (ended) { // looked at last: it may have ended just before
      over.complete(null);
    }
    return over;
  }

  /** How many calls wait. */
  int count() {
    return waiting.size();
  }

  /** Ends all waits, and each that begins later. */
  void end() {
    ended = true;
    waiting.forEach(over -> over.complete(null));
  }
}
