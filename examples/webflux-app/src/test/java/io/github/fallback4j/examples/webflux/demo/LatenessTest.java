package io.github.fallback4j.examples.webflux.demo;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.netty.resources.LoopResources;

class LatenessTest {

  @Test
  void taskHoldsAnEventLoopUp_loopIsFoundLate() {
    LoopResources loops = LoopResources.create("held-up", 1, true);
    try (Lateness lateness = Lateness.of(loops)) {
      CountDownLatch never = new CountDownLatch(1);

      loops
          .onServer(LoopResources.DEFAULT_NATIVE)
          .next()
          .submit(() -> never.await(200, TimeUnit.MILLISECONDS));

      await().until(() -> lateness.take().compareTo(Duration.ofMillis(150)) > 0);
    } finally {
      loops.dispose();
    }
  }
}
