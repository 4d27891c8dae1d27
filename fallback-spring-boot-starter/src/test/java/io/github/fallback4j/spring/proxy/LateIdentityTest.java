package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.spring.CallerIdentity;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

class LateIdentityTest {
  private final AtomicInteger lookups = new AtomicInteger();
  private final CountDownLatch looking = new CountDownLatch(1);
  private final CountDownLatch found = new CountDownLatch(1);

  /** The first look takes until {@link #found}. */
  private final LateIdentity identity =
      new LateIdentity(
          new ObjectProvider<>() {
            @Override
            public Stream<CallerIdentity> orderedStream() {
              if (lookups.incrementAndGet() == 1) {
                looking.countDown();
                awaitFound();
              }
              return Stream.of(() -> "ada");
            }
          });

  private void awaitFound() {
    try {
      assertThat(found.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void oneThreadLooksTheBeansUp_anotherDoesNotWaitForIt() throws Exception {
    CompletableFuture<Object> first = CompletableFuture.supplyAsync(identity);
    assertThat(looking.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(identity.get()).isEqualTo("ada");
    assertThat(first).isNotDone();

    found.countDown();
    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("ada");
  }

  @Test
  void beansAreKnown_areNotLookedUpAgain() {
    found.countDown();
    identity.get();

    identity.get();

    assertThat(lookups).hasValue(1);
  }
}
