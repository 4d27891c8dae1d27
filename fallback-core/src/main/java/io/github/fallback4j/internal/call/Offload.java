package io.github.fallback4j.internal.call;

import java.lang.reflect.Method;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Threads for work that must not hold its caller: virtual ones where the JVM has them, else a pool
 * that is empty while idle. Daemons, bounded, begun when first needed. Safe for use by many
 * threads.
 */
public final class Offload implements Executor, AutoCloseable {
  private static final String NAME = "fallback-offload-";

  private final int threads;
  private @Nullable ExecutorService executor;
  private volatile boolean closing;
  private boolean closed;

  /**
   * Begins no thread yet.
   *
   * @param threads how many at most where they are not virtual; at least 1. Virtual ones are
   *     bounded by the permits
   */
  public Offload(int threads) {
    this.threads = threads;
  }

  /** Runs work as another executor does. */
  Offload(ExecutorService executor) {
    this(1);
    this.executor = executor;
  }

  /**
   * Makes a call on another thread.
   *
   * @throws RejectedExecutionException if every thread is busy, or this is {@link #closing}
   */
  public void begin(Runnable call) {
    if (closing) {
      throw new RejectedExecutionException("the engine is closed");
    }
    executor().execute(call);
  }

  /**
   * Runs work on another thread.
   *
   * @throws RejectedExecutionException if every thread is busy, or this is closed
   */
  @Override
  public void execute(Runnable work) {
    executor().execute(work);
  }

  private synchronized ExecutorService executor() {
    if (closed) {
      throw new RejectedExecutionException("the engine is closed");
    }
    if (executor == null) {
      ExecutorService virtual = virtualThreads();
      executor = virtual != null ? virtual : pool();
    }
    return executor;
  }

  /** By reflection: the library is built for Java 17, virtual threads came with 21. */
  private static @Nullable ExecutorService virtualThreads() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      Object named = type.getMethod("name", String.class, long.class).invoke(builder, NAME, 0L);
      Object factory = type.getMethod("factory").invoke(named);
      Method perTask = Executors.class.getMethod("newThreadPerTaskExecutor", ThreadFactory.class);
      return (ExecutorService) perTask.invoke(null, factory);
    } catch (ReflectiveOperationException | UnsupportedOperationException e) {
      return null;
    }
  }

  private ExecutorService pool() {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        threads,
        10,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        work -> {
          Thread thread = new Thread(work, NAME + number.getAndIncrement());
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Takes no more calls; their callers make them. Calls under way may still be answered here. */
  public void leave() {
    closing = true;
  }

  /** Whether the engine is closed, so that callers make their calls themselves. */
  public boolean closing() {
    return closing;
  }

  /**
   * Takes nothing more, and lets go on what runs.
   *
   * @return whether nothing runs
   */
  public synchronized boolean end() {
    closing = true;
    closed = true;
    if (executor == null) {
      return true;
    }
    executor.shutdown();
    return executor.isTerminated();
  }

  /** Interrupts what runs, and takes no more. */
  @Override
  public synchronized void close() {
    closing = true;
    closed = true;
    if (executor != null) {
      executor.shutdownNow();
    }
  }
}
