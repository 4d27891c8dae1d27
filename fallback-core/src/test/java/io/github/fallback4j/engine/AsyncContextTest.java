package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.spi.ContextCarrier;
import io.github.fallback4j.spi.DegradationSink;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In whose context the fallbacks of calls run that answer later. */
class AsyncContextTest {
  private final ThreadLocal<String> context = new ThreadLocal<>();
  private final ThreadLocal<List<String>> request = new ThreadLocal<>();
  private final AtomicInteger captured = new AtomicInteger();
  private final CompletableFuture<String> source = new CompletableFuture<>();
  private final ExecutorService foreign = Executors.newSingleThreadExecutor();
  private EngineFixture fixture = fixture(new CountingCarrier());
  private Dependency ranking = fixture.get("ranking");

  private EngineFixture fixture(ContextCarrier carrier) {
    return new EngineFixture(
        builder -> builder.carrier(carrier).degradationSink(this::sink),
        DependencySpec.nonEssential("ranking").deadline(Duration.ofMillis(300)).warmUp(0).build());
  }

  private DegradationSink sink() {
    List<String> heard = request.get();
    return heard == null ? null : answer -> heard.add(answer.cause().name());
  }

  private final class CountingCarrier implements ContextCarrier {
    private final ThreadLocalCarrier carrier = new ThreadLocalCarrier(context);

    @Override
    public <T> Callable<T> carry(Callable<T> work) {
      captured.incrementAndGet();
      return carrier.carry(work);
    }
  }

  @AfterEach
  void close() {
    foreign.shutdownNow();
    fixture.close();
  }

  private CompletableFuture<String> begin() {
    context.set("lesson 7");
    try {
      return ranking
          .callAsync(() -> source, () -> "fallback of " + context.get())
          .toCompletableFuture();
    } finally {
      context.remove();
    }
  }

  private String seenByForeignThread() throws Exception {
    return foreign.submit(() -> context.get()).get();
  }

  @Test
  void stageFailsOnAForeignThread_fallbackSeesTheCallersContextAndTheThreadIsLeftAsItWas()
      throws Exception {
    CompletableFuture<String> answer = begin();
    foreign.submit(() -> context.set("its own")).get();
    CompletableFuture<String> continued = answer.thenApply(value -> context.get());

    foreign.submit(() -> source.completeExceptionally(new IOException("down"))).get();

    assertThat(answer).isCompletedWithValue("fallback of lesson 7");
    assertThat(continued).as("continuations are not the fallback").isCompletedWithValue("its own");
    assertThat(seenByForeignThread()).isEqualTo("its own");
  }

  @Test
  void deadlineIsOver_fallbackSeesTheCallersContext() {
    CompletableFuture<String> answer = begin();

    fixture.advance(Duration.ofMillis(310));

    await().untilAsserted(() -> assertThat(answer).isCompletedWithValue("fallback of lesson 7"));
  }

  @Test
  void stageIsCompleteWhenReturned_noContextIsCaptured() {
    source.complete("live");

    assertThat(begin()).isCompletedWithValue("live");
    assertThat(captured).hasValue(0);
  }

  @Test
  void contextCannotBeCaptured_isAnsweredWithoutIt() {
    fixture.close();
    fixture =
        fixture(
            new ContextCarrier() {
              @Override
              public <T> Callable<T> carry(Callable<T> work) {
                throw new IllegalStateException("no context");
              }
            });
    ranking = fixture.get("ranking");
    CompletableFuture<String> answer = begin();

    source.completeExceptionally(new IOException("down"));

    assertThat(answer).isCompletedWithValue("fallback of null");
  }

  @Test
  void stageFailsOnAForeignThread_theCallersRequestHearsOfIt() throws Exception {
    List<String> heard = new ArrayList<>();
    request.set(heard);
    CompletableFuture<String> answer = begin();
    request.remove();

    foreign.submit(() -> source.completeExceptionally(new IOException("down"))).get();

    assertThat(answer).isCompleted();
    assertThat(heard).containsExactly("FAILURE");
  }
}
