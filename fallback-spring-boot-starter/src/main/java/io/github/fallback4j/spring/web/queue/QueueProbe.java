package io.github.fallback4j.spring.web.queue;

import io.github.fallback4j.spi.QueueSensor;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long tasks wait for a thread of a server, without changing how it runs them. While
 * requests come in, it sends an empty task through the same queue now and then. Safe for use by
 * many threads.
 */
final class QueueProbe {
  static final Duration PERIOD = Duration.ofMillis(50);

  private final Supplier<? extends @Nullable Executor> executor;
  private final Supplier<QueueSensor> sensor;
  private final LongSupplier ticker;
  private final AtomicLong sent;

  /**
   * Creates a probe, which sends its first task when a request comes.
   *
   * @param executor supplies the server's executor; {@code null} while it has none
   * @param sensor is notified of the waits
   * @param ticker in nanoseconds
   */
  QueueProbe(
      Supplier<? extends @Nullable Executor> executor,
      Supplier<QueueSensor> sensor,
      LongSupplier ticker) {
    this.executor = executor;
    this.sensor = sensor;
    this.ticker = ticker;
    this.sent = new AtomicLong(ticker.getAsLong() - PERIOD.toNanos());
  }

  /** Sends a task, unless one was sent just before. */
  void requestCame() {
    long now = ticker.getAsLong();
    long last = sent.get();
    if (now - last >= PERIOD.toNanos() && sent.compareAndSet(last, now)) {
      send();
    }
  }

  private void send() {
    Executor threads = executor.get();
    if (threads != null) {
      try {
        threads.execute(sensor.get().timed(() -> {}));
      } catch (RejectedExecutionException stopping) {
        // the server is stopping or rejects tasks, so no request waits here either
      }
    }
  }
}
