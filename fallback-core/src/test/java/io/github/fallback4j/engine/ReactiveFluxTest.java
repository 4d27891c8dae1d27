package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Order;
import io.github.fallback4j.reactor.Reactive;
import io.github.fallback4j.settings.LastKnownGoodSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.publisher.PublisherProbe;
import reactor.test.publisher.TestPublisher;

/** Calls that answer with a {@code Flux}: one for each subscription, until it completes. */
class ReactiveFluxTest {
  private static final Duration OVERDUE = Duration.ofMillis(310);
  private static final int MOST_REMEMBERED = 1_000;

  private final TestPublisher<String> source = TestPublisher.create();
  private final EngineFixture fixture =
      new EngineFixture(
          DependencySpec.nonEssential("ranking")
              .deadline(Duration.ofMillis(300))
              .warmUp(0)
              .permits(1)
              .lastKnownGood(new LastKnownGoodSettings(Duration.ofHours(1), 10))
              .build());
  private final Dependency ranking = fixture.get("ranking");
  private final List<String> got = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    fixture.close();
  }

  private Flux<String> guarded(Publisher<String> call) {
    return Reactive.flux(ranking, () -> call, () -> Flux.just("x", "y", "z"));
  }

  @Test
  void sourceCompletes_itsValuesAreLive() {
    StepVerifier.create(guarded(Flux.just("a", "b"))).expectNext("a", "b").verifyComplete();

    assertThat(ranking.calls().live()).isEqualTo(1);
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void sourceHasNotCompleted_thePermitIsHeld() {
    StepVerifier.create(guarded(source))
        .then(() -> source.next("a"))
        .expectNext("a")
        .then(() -> assertThat(ranking.calls().inFlight()).isEqualTo(1))
        .then(source::complete)
        .verifyComplete();

    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void skipped_nothingIsSubscribed() {
    PublisherProbe<String> probe = PublisherProbe.of(Flux.just("a"));
    fixture.engine.switchboard().order(Order.off("ranking"));

    StepVerifier.create(guarded(probe.flux())).expectNext("x", "y", "z").verifyComplete();

    probe.assertWasNotSubscribed();
  }

  @Test
  void sourceFailsMidway_whatWasPublishedStaysAndTheFallbackFollows() {
    Flux<String> failing = Flux.just("a", "b").concatWith(Flux.error(new IOException("down")));

    StepVerifier.create(guarded(failing)).expectNext("a", "b", "x", "y", "z").verifyComplete();

    assertThat(ranking.calls().substitute()).isEqualTo(1);
    assertThat(ranking.calls().live()).isZero();
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void overdueMidway_whatWasPublishedStaysAndTheFallbackFollows() {
    guarded(source).subscribe(got::add);
    source.next("a");

    fixture.advance(OVERDUE);

    await().untilAsserted(() -> assertThat(got).containsExactly("a", "x", "y", "z"));
    source.assertCancelled();
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void sourceSpeaksAfterTheDeadline_nothingOfItIsHeard() {
    TestPublisher<String> deaf =
        TestPublisher.createNoncompliant(TestPublisher.Violation.CLEANUP_ON_TERMINATE);
    guarded(deaf).subscribe(got::add);
    fixture.advance(OVERDUE);
    await().untilAsserted(() -> assertThat(got).hasSize(3));

    deaf.next("late");
    deaf.complete();

    assertThat(got).containsExactly("x", "y", "z");
    assertThat(ranking.calls().live()).isZero();
  }

  @Test
  void subscriberIsBusyWithAValueAtTheDeadline_fallbackWaitsUntilItIsDone() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    guarded(source)
        .subscribe(
            value -> {
              if (value.equals("a")) {
                busy.countDown();
                await().until(() -> done.getCount() == 0);
              }
              got.add(value);
            });
    Thread speaker = new Thread(() -> source.next("a"));
    speaker.start();
    assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();

    fixture.advance(OVERDUE);
    assertThat(got).isEmpty();
    done.countDown();
    speaker.join();

    await().untilAsserted(() -> assertThat(got).containsExactly("a", "x", "y", "z"));
    source.assertCancelled();
  }

  @Test
  void subscriberAsksForAFew_theFallbackGivesWhatTheSourceDidNot() {
    StepVerifier.create(guarded(source), 2)
        .then(() -> source.next("a"))
        .expectNext("a")
        .then(() -> source.error(new IOException("down")))
        .expectNext("x")
        .expectNoEvent(Duration.ofMillis(1))
        .thenRequest(1)
        .expectNext("y")
        .thenRequest(5)
        .expectNext("z")
        .verifyComplete();
  }

  @Test
  void subscriberAsksWhileItGetsAValue_sourceGivesTheNext() {
    guarded(Flux.just("a", "b", "c"))
        .subscribe(
            new BaseSubscriber<>() {
              @Override
              protected void hookOnSubscribe(org.reactivestreams.Subscription subscription) {
                request(1);
              }

              @Override
              protected void hookOnNext(String value) {
                got.add(value);
                request(1);
              }
            });

    assertThat(got).containsExactly("a", "b", "c");
    assertThat(ranking.calls().live()).isEqualTo(1);
  }

  @Test
  void subscriberTakesWhatItNeeds_thatIsNoFailureAndThePermitReturns() {
    for (int i = 0; i < 20; i++) {
      StepVerifier.create(guarded(Flux.just("a", "b", "c")).take(1))
          .expectNext("a")
          .verifyComplete();
      fixture.advance(Duration.ofMillis(100));
    }

    assertThat(ranking.calls().inFlight()).isZero();
    assertThat(ranking.state().cause()).isEqualTo(Cause.NONE);
  }

  @Test
  void subscriberCancelsTheFallback_itIsCancelled() {
    PublisherProbe<String> probe = PublisherProbe.of(Flux.never());

    Reactive.flux(ranking, () -> Flux.error(new IOException("down")), probe::flux)
        .subscribe()
        .dispose();

    probe.assertWasCancelled();
  }

  private Flux<Integer> remembering(Publisher<Integer> call) {
    return Reactive.flux(ranking.keyed("7b"), () -> call, Flux::empty);
  }

  @Test
  void valuesWereGoodBefore_areTheAnswerToALaterFailure() {
    StepVerifier.create(remembering(Flux.just(1, 2, 3))).expectNextCount(3).verifyComplete();

    StepVerifier.create(remembering(Flux.error(new IOException("down"))))
        .expectNext(1, 2, 3)
        .verifyComplete();
    assertThat(ranking.calls().stale()).isEqualTo(1);
  }

  @Test
  void sourceFailsMidwayAndValuesWereGoodBefore_nothingIsRepeated() {
    StepVerifier.create(remembering(Flux.just(1, 2, 3))).expectNextCount(3).verifyComplete();

    StepVerifier.create(remembering(Flux.just(1).concatWith(Flux.error(new IOException("down")))))
        .expectNext(1)
        .verifyComplete();
    assertThat(ranking.calls().stale()).isZero();
  }

  @Test
  void asManyValuesAsAreRememberedAtMost_areRemembered() {
    remembering(Flux.range(0, MOST_REMEMBERED)).blockLast();

    StepVerifier.create(remembering(Flux.error(new IOException("down"))))
        .expectNextCount(MOST_REMEMBERED)
        .verifyComplete();
  }

  @Test
  void moreValuesThanAreRemembered_noneIs() {
    remembering(Flux.range(0, MOST_REMEMBERED + 1)).blockLast();

    StepVerifier.create(remembering(Flux.error(new IOException("down")))).verifyComplete();
  }

  @Test
  void subscriberCancels_whatItGotIsNotRememberedAsAll() {
    remembering(Flux.just(1, 2, 3)).take(1).blockLast();

    StepVerifier.create(remembering(Flux.error(new IOException("down")))).verifyComplete();
  }
}
