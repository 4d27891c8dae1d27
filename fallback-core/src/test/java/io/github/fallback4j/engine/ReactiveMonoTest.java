package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.CallCounts;
import io.github.fallback4j.CallWithStandby;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.DegradedAnswer;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencySpecBuilder;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.FallbackFailedException;
import io.github.fallback4j.Order;
import io.github.fallback4j.reactor.Reactive;
import io.github.fallback4j.settings.BreakerSettings;
import io.github.fallback4j.settings.LastKnownGoodSettings;
import io.github.fallback4j.spi.DegradationSink;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Scannable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.PublisherProbe;
import reactor.test.publisher.TestPublisher;

/** Calls that answer with a {@code Mono}: one for each subscription. */
class ReactiveMonoTest {
  private static final Duration OVERDUE = Duration.ofMillis(310);

  private final ThreadLocal<String> context = new ThreadLocal<>();
  private final TestPublisher<String> source = TestPublisher.create();
  private EngineFixture fixture = new EngineFixture();
  private Dependency ranking = dependency(Enforce.INTERRUPT);

  private Dependency dependency(Enforce enforce) {
    return dependency(builder -> builder, spec().enforce(enforce));
  }

  private Dependency dependency(
      UnaryOperator<FallbackEngineBuilder> change, DependencySpecBuilder spec) {
    fixture.close();
    fixture =
        new EngineFixture(
            builder -> change.apply(builder.carrier(new ThreadLocalCarrier(context))),
            spec.build());
    return fixture.get("ranking");
  }

  private static DependencySpecBuilder spec() {
    return DependencySpec.nonEssential("ranking")
        .deadline(Duration.ofMillis(300))
        .warmUp(0)
        .permits(1)
        .lastKnownGood(new LastKnownGoodSettings(Duration.ofHours(1), 10))
        .passThrough(List.of(IllegalArgumentException.class));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Mono<String> guarded(Mono<String> call) {
    return Reactive.mono(ranking, () -> call, () -> Mono.just("instead"));
  }

  private Mono<Degradation> why(Mono<Degradation> call) {
    return Reactive.monoOrElse(ranking, () -> call, Mono::just);
  }

  private void off() {
    fixture.engine.switchboard().order(Order.off("ranking"));
  }

  @Test
  void sourceHasAValue_isLive() {
    StepVerifier.create(guarded(Mono.just("live"))).expectNext("live").verifyComplete();

    assertThat(ranking.calls().live()).isEqualTo(1);
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void sourceIsEmpty_isASuccess() {
    StepVerifier.create(guarded(Mono.empty())).verifyComplete();

    assertThat(ranking.calls().live()).isEqualTo(1);
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void notSubscribed_nothingIsCalled() {
    AtomicInteger calls = new AtomicInteger();

    Mono<String> answer =
        Reactive.mono(
            ranking, () -> Mono.just("call " + calls.incrementAndGet()), () -> Mono.just("no"));

    assertThat(calls).hasValue(0);
    StepVerifier.create(answer).expectNext("call 1").verifyComplete();
    StepVerifier.create(answer).expectNext("call 2").verifyComplete();
    assertThat(ranking.calls().live()).isEqualTo(2);
  }

  @Test
  void skipped_neitherCallsNorSubscribes() {
    PublisherProbe<String> probe = PublisherProbe.of(Mono.just("live"));
    AtomicInteger calls = new AtomicInteger();
    Mono<String> answer =
        Reactive.mono(
            ranking,
            () -> {
              calls.incrementAndGet();
              return probe.mono();
            },
            () -> Mono.just("instead"));
    off();

    StepVerifier.create(answer).expectNext("instead").verifyComplete();

    assertThat(calls).hasValue(0);
    probe.assertWasNotSubscribed();
    assertThat(ranking.calls().substitute()).isEqualTo(1);
  }

  @Test
  void switchedOffAfterAssembly_theVerdictIsReadAtEachSubscription() {
    Mono<String> answer = guarded(Mono.just("live"));
    StepVerifier.create(answer).expectNext("live").verifyComplete();

    off();

    StepVerifier.create(answer).expectNext("instead").verifyComplete();
  }

  @Test
  void sourceFails_fallbackAnswersAndLearnsWhy() {
    IOException failure = new IOException("down");

    StepVerifier.create(why(Mono.error(failure)))
        .assertNext(
            why -> {
              assertThat(why.failure()).isSameAs(failure);
              assertThat(why.cause()).isEqualTo(Cause.FAILURE);
            })
        .verifyComplete();
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void callThrows_fallbackAnswers() {
    Mono<String> answer =
        Reactive.mono(
            ranking,
            () -> {
              throw new IOException("no connection");
            },
            () -> Mono.just("instead"));

    StepVerifier.create(answer).expectNext("instead").verifyComplete();
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void callReturnsNull_fallbackAnswersAndLearnsWhoseItWas() {
    Mono<Degradation> answer = Reactive.monoOrElse(ranking, () -> null, Mono::just);

    StepVerifier.create(answer)
        .assertNext(why -> assertThat(why.failure()).hasMessageContaining("'ranking'"))
        .verifyComplete();
  }

  @Test
  void callIsInterrupted_itsCallerIsToo() {
    Mono<String> answer =
        Reactive.mono(
            ranking,
            () -> {
              throw new InterruptedException();
            },
            () -> Mono.just("instead"));

    StepVerifier.create(answer)
        .expectErrorSatisfies(
            thrown -> {
              assertThat(thrown).hasCauseInstanceOf(InterruptedException.class);
              assertThat(Thread.interrupted()).isTrue();
            })
        .verify();
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void sourceFailsWithAnAnswer_itReachesTheSubscriber() {
    StepVerifier.create(guarded(Mono.error(new IllegalArgumentException("no such room"))))
        .verifyErrorMessage("no such room");

    assertThat(ranking.calls().passThrough()).isEqualTo(1);
  }

  @Test
  void sourceFailsWithAnError_isNeverAnswered() {
    StepVerifier.create(guarded(Mono.error(new AssertionError("broken"))))
        .verifyErrorMessage("broken");

    assertThat(ranking.calls().error()).isEqualTo(1);
  }

  @Test
  void callThrowsAFatalError_itIsThrownAndThePermitReturns() {
    Mono<String> answer =
        Reactive.mono(
            ranking,
            () -> {
              throw new LinkageError("torn");
            },
            () -> Mono.just("instead"));

    assertThatThrownBy(answer::subscribe).isInstanceOf(LinkageError.class);
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void overdue_sourceIsCancelledFallbackAnswersAndThePermitReturns() {
    AtomicReference<String> answer = new AtomicReference<>();
    guarded(source.mono()).subscribe(answer::set);
    assertThat(ranking.calls().inFlight()).isEqualTo(1);

    fixture.advance(OVERDUE);

    await().until(() -> "instead".equals(answer.get()));
    source.assertCancelled();
    assertThat(ranking.calls().inFlight()).isZero();
    assertThat(ranking.calls().substitute()).isEqualTo(1);
  }

  @Test
  void overdueAndNotEnforced_theLateValueIsLive() {
    ranking = dependency(Enforce.NONE);
    CompletableFuture<String> answer = guarded(source.mono()).toFuture();
    fixture.advance(OVERDUE);
    assertThat(answer).isNotDone();

    source.emit("late");

    assertThat(answer).isCompletedWithValue("late");
    assertThat(ranking.calls().live()).isEqualTo(1);
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void makingTheCallTakesTooLong_nothingIsSubscribedAndFallbackAnswers() {
    PublisherProbe<String> probe = PublisherProbe.of(Mono.just("late"));
    Mono<String> answer =
        Reactive.mono(
            ranking,
            () -> {
              fixture.advance(OVERDUE);
              return probe.mono();
            },
            () -> Mono.just("instead"));

    StepVerifier.create(answer).expectNext("instead").verifyComplete();

    probe.assertWasNotSubscribed();
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void noThreadIsToBeHadAtTheDeadline_isAnsweredAllTheSame() {
    ranking =
        dependency(
            builder -> builder.listener(tripped -> fixture.engine.close()), // takes no more work
            spec()
                .breaker(
                    new BreakerSettings(
                        1, Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(10), 3)));
    AtomicReference<String> answer = new AtomicReference<>();
    guarded(source.mono()).subscribe(answer::set);

    fixture.advance(OVERDUE);

    await().until(() -> "instead".equals(answer.get()));
  }

  @Test
  void subscriberCancels_soDoesTheSourceAndItIsNoFailure() {
    for (int i = 0; i < 20; i++) {
      TestPublisher<String> mute = TestPublisher.create();
      Disposable subscription = guarded(mute.mono()).subscribe();
      fixture.advance(Duration.ofMillis(100));

      subscription.dispose();

      mute.assertCancelled();
      assertThat(ranking.calls().inFlight()).isZero();
    }
    fixture.advance(OVERDUE);
    assertThat(ranking.state().cause()).isEqualTo(Cause.NONE);
    CallCounts counts = ranking.calls();
    assertThat(counts.live() + counts.substitute() + counts.error()).isZero();
  }

  @Test
  void subscriberCancelsAtOnce_nothingIsSubscribedAndThePermitReturns() {
    PublisherProbe<String> probe = PublisherProbe.of(Mono.just("live"));

    StepVerifier.create(guarded(probe.mono())).thenCancel().verify();

    probe.assertWasNotSubscribed();
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void noPermitIsLeft_fallbackAnswers() {
    guarded(source.mono()).subscribe();

    StepVerifier.create(why(Mono.never()))
        .assertNext(why -> assertThat(why.cause()).isEqualTo(Cause.PERMITS))
        .verifyComplete();
  }

  @Test
  void subscriberHasAskedForNothingYet_fallbackWaitsToo() {
    off();

    StepVerifier.create(guarded(Mono.just("live")), 0)
        .expectSubscription()
        .expectNoEvent(Duration.ofMillis(1))
        .thenRequest(1)
        .expectNext("instead")
        .verifyComplete();
  }

  @Test
  void sourceFailsBeforeAnythingWasAskedFor_fallbackWaitsForTheRequest() {
    StepVerifier.create(guarded(Mono.error(new IOException("down"))), 0)
        .expectSubscription()
        .expectNoEvent(Duration.ofMillis(1))
        .thenRequest(1)
        .expectNext("instead")
        .verifyComplete();
  }

  @Test
  void fallbackThrowsAfterAFailure_theFailureReachesTheSubscriber() {
    Mono<String> answer =
        Reactive.mono(
            ranking,
            () -> Mono.error(new IOException("down")),
            () -> {
              throw new IllegalStateException("no fallback either");
            });

    StepVerifier.create(answer)
        .verifyErrorSatisfies(
            thrown ->
                assertThat(thrown)
                    .hasMessage("down")
                    .hasSuppressedException(new IllegalStateException("no fallback either")));
  }

  @Test
  void fallbackFailsLaterAfterAFailure_theFailureReachesTheSubscriber() {
    Mono<String> answer =
        Reactive.mono(
            ranking,
            () -> Mono.error(new IOException("down")),
            () -> Mono.error(new IllegalStateException("no fallback either")));

    StepVerifier.create(answer)
        .verifyErrorSatisfies(thrown -> assertThat(thrown).hasMessage("down"));
  }

  @Test
  void skippedAndTheFallbackFails_isFallbackFailed() {
    off();
    Mono<String> answer =
        Reactive.mono(ranking, () -> Mono.just("live"), () -> Mono.error(new IOException("no")));

    StepVerifier.create(answer).verifyError(FallbackFailedException.class);
  }

  @Test
  void overdueAndTheFallbackReturnsNull_isATimeout() {
    CompletableFuture<String> answer =
        Reactive.<String>mono(ranking, () -> source.mono(), () -> null).toFuture();

    fixture.advance(OVERDUE);

    await()
        .untilAsserted(
            () ->
                assertThat(answer)
                    .isCompletedExceptionally()
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .withCauseInstanceOf(TimeoutException.class));
  }

  @Test
  void valueWasGoodBefore_isTheAnswerToALaterFailure() {
    Dependency mine = ranking.keyed("7b");
    StepVerifier.create(Reactive.mono(mine, () -> Mono.just("good"), Mono::<String>empty))
        .expectNext("good")
        .verifyComplete();

    StepVerifier.create(
            Reactive.mono(mine, () -> Mono.error(new IOException("down")), Mono::<String>empty))
        .expectNext("good")
        .verifyComplete();

    assertThat(ranking.calls().stale()).isEqualTo(1);
  }

  @Test
  void essentialDependency_needsNoFallback() {
    assertThatThrownBy(() -> Reactive.mono(ranking, () -> Mono.just("live")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'ranking' is non-essential")
        .hasMessageContaining("fallback");
  }

  @Test
  void callHasTwoRoutes_standbyIsSubscribedWhenOrdered() {
    fixture.close();
    fixture = new EngineFixture(DependencySpec.nonEssential("ranking").standby().build());
    ranking = fixture.get("ranking");
    Mono<String> answer =
        Reactive.mono(
            ranking,
            CallWithStandby.withStandby(() -> Mono.just("tokyo"), () -> Mono.just("osaka")),
            () -> Mono.just("instead"));
    StepVerifier.create(answer).expectNext("tokyo").verifyComplete();

    fixture.engine.switchboard().order(Order.standby("ranking"));

    StepVerifier.create(answer).expectNext("osaka").verifyComplete();
  }

  @Test
  void sinkIsInTheSubscribersContext_itHearsOfTheAnswer() {
    List<DegradedAnswer> heard = new ArrayList<>();
    off();

    StepVerifier.create(
            guarded(Mono.just("live"))
                .contextWrite(it -> it.put(DegradationSink.class, (DegradationSink) heard::add)))
        .expectNext("instead")
        .verifyComplete();

    assertThat(heard).extracting(DegradedAnswer::cause).containsExactly(Cause.SWITCH_OFF);
  }

  @Test
  void subscriberHasContext_sourceAndFallbackSeeIt() {
    Mono<String> name = Mono.deferContextual(seen -> Mono.just("for " + seen.get("pupil")));

    StepVerifier.create(guarded(name).contextWrite(it -> it.put("pupil", "Ann")))
        .expectNext("for Ann")
        .verifyComplete();
    StepVerifier.create(
            Reactive.mono(ranking, () -> Mono.error(new IOException("down")), () -> name)
                .contextWrite(it -> it.put("pupil", "Ann")))
        .expectNext("for Ann")
        .verifyComplete();
  }

  @Test
  void sourceFailsOnAForeignThread_fallbackIsMadeInTheContextOfTheSubscription() throws Exception {
    context.set("lesson 7");
    CompletableFuture<String> answer =
        Reactive.mono(ranking, () -> source.mono(), () -> Mono.just("seen " + context.get()))
            .toFuture();
    context.remove();
    Thread foreign = new Thread(() -> source.error(new IOException("down")));
    foreign.start();
    foreign.join();

    assertThat(answer).isCompletedWithValue("seen lesson 7");
  }

  @Test
  void engineStepsAside_theCallIsMadeAsItIs() {
    try (FallbackEngine idle =
        FallbackEngine.builder()
            .environment(Map.of("FALLBACK_ENABLED", "false"))
            .add(DependencySpec.nonEssential("ranking").build())
            .build()) {
      Mono<String> answer =
          Reactive.mono(
              idle.get("ranking"),
              () -> {
                throw new IOException("down");
              },
              () -> Mono.just("instead"));

      StepVerifier.create(answer).verifyErrorMessage("down");
    }
  }

  @Test
  void scanned_saysWhatItIs() {
    Mono<String> answer = guarded(Mono.just("live"));

    assertThat(Scannable.from(answer).stepName()).isEqualTo("guarded(ranking)");
    assertThat(Scannable.from(answer).scan(Scannable.Attr.RUN_STYLE))
        .isEqualTo(Scannable.Attr.RunStyle.ASYNC);
  }

  @Test
  void sourceSpeaksAfterItsSubscriberCancelled_nothingOfItIsHeardOrCounted() {
    TestPublisher<String> deaf =
        TestPublisher.createNoncompliant(TestPublisher.Violation.CLEANUP_ON_TERMINATE);
    List<String> got = new ArrayList<>();
    guarded(Mono.fromDirect(deaf)).subscribe(got::add).dispose();

    deaf.next("late");

    assertThat(got).isEmpty();
    assertThat(ranking.calls().live()).isZero();
  }
}
