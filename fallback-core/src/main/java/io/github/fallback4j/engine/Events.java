package io.github.fallback4j.engine;

import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.internal.log.WarnOnce;
import io.github.fallback4j.spi.Registration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners of events, one after another in their order, away from the calls that caused
 * them. A listener that throws neither stops the next nor fails silently. Safe for use by many
 * threads.
 */
final class Events implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.events");

  private final String instance;
  private final List<Consumer<? super FallbackEvent>> listeners;
  private final Executor executor;
  private final @Nullable ThreadPoolExecutor own;
  private final WarnOnce failures = new WarnOnce(LOG);

  /**
   * Begins no thread yet.
   *
   * @param instance where what they tell of happens
   * @param listeners hear of each event, in this order
   * @param executor where they hear of it, one event after another; {@code null} for a daemon
   *     thread named {@code fallback-events} that lives while there is something to tell
   */
  Events(
      String instance,
      List<Consumer<? super FallbackEvent>> listeners,
      @Nullable Executor executor) {
    this.instance = instance;
    this.listeners = new CopyOnWriteArrayList<>(listeners);
    this.own = executor == null ? ownThread() : null;
    this.executor = own != null ? own : Objects.requireNonNull(executor);
  }

  private static ThreadPoolExecutor ownThread() {
    ThreadPoolExecutor thread =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread daemon = new Thread(work, "fallback-events");
              daemon.setDaemon(true);
              return daemon;
            });
    thread.allowCoreThreadTimeOut(true);
    return thread;
  }

  /** Returns the instance name of the engine. */
  String instance() {
    return instance;
  }

  Registration listen(Consumer<? super FallbackEvent> listener) {
    AtomicBoolean listens = new AtomicBoolean(true);
    listeners.add(listener);
    return () -> {
      if (listens.compareAndSet(true, false)) {
        listeners.remove(listener);
      }
    };
  }

  void publish(FallbackEvent event) {
    try {
      executor.execute(() -> listeners.forEach(listener -> tell(listener, event)));
    } catch (RejectedExecutionException closed) {
      LOG.debug("Listeners are not notified, because the engine is closed: {}", event);
    } catch (RuntimeException thrown) {
      failures.log("Executor {} failed on {}", executor, event, thrown);
    }
  }

  private void tell(Consumer<? super FallbackEvent> listener, FallbackEvent event) {
    try {
      listener.accept(event);
    } catch (RuntimeException | Error thrown) {
      failures.log("Listener {} failed on {}", listener, event, thrown);
    }
  }

  /** Tells what was published so far, and nothing after it. */
  @Override
  public void close() {
    if (own != null) {
      own.shutdown();
    }
  }
}
