package io.github.fallback4j.engine;

import io.github.fallback4j.CallWithStandby;
import io.github.fallback4j.Dependency;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A primary that takes calls and does not answer until it is closed. */
final class MuteRegion implements AutoCloseable {
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService callers = Executors.newCachedThreadPool();

  /** Makes so many calls, and returns once all are under way. */
  MuteRegion(Dependency dependency, int calls) throws InterruptedException {
    CountDownLatch underWay = new CountDownLatch(calls);
    for (int i = 0; i < calls; i++) {
      callers.execute(
          () ->
              dependency.call(
                  CallWithStandby.<String>withStandby(
                      () -> {
                        underWay.countDown();
                        end.await();
                        return "late";
                      },
                      () -> "standby"),
                  () -> "fallback"));
    }
    underWay.await();
  }

  @Override
  public void close() {
    end.countDown();
    callers.shutdown();
  }
}
