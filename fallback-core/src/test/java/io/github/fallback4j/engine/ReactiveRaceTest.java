package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.reactor.Reactive;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Source, deadline and subscriber meet: whatever comes first, the rules hold. */
class ReactiveRaceTest {
  private static final int SUBSCRIPTIONS = 3_000;
  private static final Duration OVERDUE = Duration.ofMillis(310);

  private final ExecutorService threads = Executors.newFixedThreadPool(3);
  private final EngineFixture fixture =
      new EngineFixture(
          DependencySpec.nonEssential("ranking")
              .automatic(Automatic.OFF)
              .deadline(Duration.ofMillis(300))
              .permits(1)
              .warmUp(0)
              .build());
  private final Dependency ranking = fixture.get("ranking");

  @AfterEach
  void close() {
    threads.shutdownNow();
    fixture.close();
  }

  /** Counts what is against the rules. */
  private static final class StrictSubscriber implements CoreSubscriber<Integer> {
    final AtomicInteger speaking = new AtomicInteger();
    final AtomicInteger values = new AtomicInteger();
    final AtomicInteger ends = new AtomicInteger();
    final AtomicInteger atOnce = new AtomicInteger();
    final AtomicInteger afterTheEnd = new AtomicInteger();
    private final long first;
    private final CountDownLatch wanted;
    volatile Subscription subscription;

    /**
     * Listens.
     *
     * @param first how many values it asks for at the beginning
     * @param wanted how many it waits for
     */
    StrictSubscriber(long first, int wanted) {
      this.first = first;
      this.wanted = new CountDownLatch(wanted);
    }

    void awaitWanted() throws InterruptedException {
      assertThat(wanted.await(10, TimeUnit.SECONDS)).as("got what it asked for").isTrue();
    }

    @Override
    public void onSubscribe(Subscription upstream) {
      subscription = upstream;
      upstream.request(first);
    }

    private void hear(AtomicInteger what) {
      if (speaking.getAndIncrement() != 0) {
        atOnce.incrementAndGet();
      }
      if (ends.get() > 0) {
        afterTheEnd.incrementAndGet();
      }
      what.incrementAndGet();
      speaking.decrementAndGet();
    }

    @Override
    public void onNext(Integer value) {
      hear(values);
      wanted.countDown();
    }

    @Override
    public void onError(Throwable thrown) {
      hear(ends);
    }

    @Override
    public void onComplete() {
      hear(ends);
    }

    void assertRulesWereKept(int round) {
      assertThat(atOnce).as("signals at once in round %d", round).hasValue(0);
      assertThat(afterTheEnd).as("signals after the end in round %d", round).hasValue(0);
      assertThat(ends.get()).as("ends in round %d", round).isLessThanOrEqualTo(1);
    }
  }

  private void race(List<Callable<?>> racers) throws Exception {
    CyclicBarrier gate = new CyclicBarrier(racers.size());
    List<Future<?>> running =
        racers.stream()
            .<Future<?>>map(
                racer ->
                    threads.submit(
                        () -> {
                          gate.await();
                          return racer.call();
                        }))
            .toList();
    for (Future<?> each : running) {
      each.get(10, TimeUnit.SECONDS);
    }
  }

  /** Who cancels does not wait for the thread that ends the call at its deadline. */
  private void awaitPermit(int round) {
    await("permit of round " + round)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> ranking.calls().inFlight() == 0);
  }

  private Callable<?> deadline() {
    return () -> {
      fixture.advance(OVERDUE);
      return null;
    };
  }

  @Test
  void valueDeadlineAndCancellationMeet_aMonoEndsOnceAndItsPermitReturns() throws Exception {
    for (int i = 0; i < SUBSCRIPTIONS; i++) {
      boolean fails = i % 3 == 0;
      boolean cancels = i % 2 == 0;
      Sinks.One<Integer> source = Sinks.unsafe().one();
      StrictSubscriber subscriber = new StrictSubscriber(1, 1);
      Reactive.mono(ranking, source::asMono, () -> Mono.just(2)).subscribe(subscriber);
      assertThat(ranking.calls().inFlight()).as("the permit is this one's").isEqualTo(1);

      race(
          List.of(
              () -> fails ? source.tryEmitError(new IOException("down")) : source.tryEmitValue(1),
              deadline(),
              () -> {
                if (cancels) {
                  subscriber.subscription.cancel();
                }
                return null;
              }));

      if (!cancels) {
        subscriber.awaitWanted();
        assertThat(subscriber.values).as("values in round %d", i).hasValue(1);
      }
      awaitPermit(i);
      subscriber.assertRulesWereKept(i);
    }
  }

  @Test
  void valuesDeadlineAndRequestsMeet_aFluxIsSerialAndGivesWhatWasAskedFor() throws Exception {
    int asked = 40;
    for (int i = 0; i < SUBSCRIPTIONS; i++) {
      boolean fails = i % 3 == 0;
      StrictSubscriber subscriber = new StrictSubscriber(10, asked);
      Sinks.Many<Integer> source = Sinks.unsafe().many().unicast().onBackpressureBuffer();
      Reactive.flux(ranking, source::asFlux, () -> Flux.range(0, 1_000)).subscribe(subscriber);

      race(
          List.of(
              () -> {
                for (int value = 0; value < 20; value++) {
                  source.tryEmitNext(value);
                }
                return fails ? source.tryEmitError(new IOException("down")) : null;
              },
              deadline(),
              () -> {
                for (int more = 0; more < 30; more++) {
                  subscriber.subscription.request(1);
                }
                return null;
              }));

      subscriber.awaitWanted();
      assertThat(subscriber.values).as("values in round %d", i).hasValue(asked);
      subscriber.subscription.cancel();
      awaitPermit(i);
      subscriber.assertRulesWereKept(i);
    }
  }
}
