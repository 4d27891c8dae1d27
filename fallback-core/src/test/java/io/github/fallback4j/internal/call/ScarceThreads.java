package io.github.fallback4j.internal.call;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs work at once, or has no thread. */
final class ScarceThreads extends AbstractExecutorService {
  boolean exhausted;

  @Override
  public void execute(Runnable work) {
    if (exhausted) {
      throw new OutOfMemoryError("unable to create native thread");
    }
    work.run();
  }

  @Override
  public void shutdown() {}

  @Override
  public List<Runnable> shutdownNow() {
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return true;
  }
}
