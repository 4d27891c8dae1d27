package io.github.fallback4j.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.reactor.Reactive;
import io.github.fallback4j.spi.CallFault;
import io.github.fallback4j.spi.Cohort;
import io.github.fallback4j.spi.Fault;
import io.github.fallback4j.spi.FaultLease;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

/** A module injects faults, and calls of every shape meet them as they would meet real ones. */
class InjectTest {
  private static final Duration STEP = Duration.ofMillis(100);

  private final AtomicInteger made = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private @Nullable Object caller;
  private final DoorsFixture fixture =
      new DoorsFixture(
          builder -> builder.cohort(() -> caller),
          DependencySpec.nonEssential("ranking").deadline(Duration.ofSeconds(4)).warmUp(0).build(),
          DependencySpec.nonEssential("offloaded")
              .enforce(Enforce.OFFLOAD)
              .automatic(Automatic.OFF)
              .build());
  private final Dependency ranking = fixture.get("ranking");

  @AfterEach
  void close() {
    fixture.close();
    threads.shutdownNow();
  }

  private static CallFault.Builder fault(Fault kind, String dependency) {
    return CallFault.of(kind, dependency, Duration.ofMinutes(1)).heartbeat(Duration.ofSeconds(10));
  }

  private FaultLease inject(Fault kind) {
    return fixture.access.inject(fault(kind, "ranking").build());
  }

  private CompletableFuture<String> ask(CallShape shape) {
    return shape.ask(ranking, made, threads);
  }

  private String call() {
    return ask(CallShape.STAGE).join();
  }

  /** Lets time pass until there is an answer. */
  private String answer(CompletableFuture<String> pending) {
    await()
        .pollInterval(Duration.ofMillis(2))
        .until(
            () -> {
              fixture.advance(STEP);
              return pending.isDone();
            });
    return pending.join();
  }

  private static void awaitMet(FaultLease lease, long calls) {
    await().pollInterval(Duration.ofMillis(2)).until(() -> lease.met() == calls);
  }

  @ParameterizedTest
  @EnumSource(CallShape.class)
  void error_callIsAnsweredWithoutBeingMade(CallShape shape) {
    FaultLease lease = inject(Fault.ERROR);

    assertThat(ask(shape).join()).isEqualTo("instead");
    assertThat(made).hasValue(0);
    assertThat(lease.met()).isEqualTo(1);
    assertThat(lease.firstMet()).isEqualTo(fixture.time.now());
  }

  @ParameterizedTest
  @EnumSource(CallShape.class)
  void flapping_callFailsAndIsMadeByTurns(CallShape shape) {
    fixture.access.inject(
        fault(Fault.FLAPPING, "ranking").flapping(STEP, Duration.ofSeconds(1)).build());
    assertThat(ask(shape).join()).isEqualTo("instead");

    fixture.advance(STEP);
    assertThat(ask(shape).join()).isEqualTo("live");
    assertThat(made).hasValue(1);
  }

  @ParameterizedTest
  @EnumSource(CallShape.class)
  void slow_answerComesAfterTheDelay(CallShape shape) {
    FaultLease lease = fixture.access.inject(fault(Fault.SLOW, "ranking").delay(STEP).build());
    CompletableFuture<String> pending = ask(shape);
    awaitMet(lease, 1);
    assertThat(pending).isNotDone();

    assertThat(answer(pending)).isEqualTo("live");
    assertThat(made).hasValue(1);
  }

  @ParameterizedTest
  @EnumSource(CallShape.class)
  void hang_callIsAnsweredAtItsDeadline(CallShape shape) {
    FaultLease lease = inject(Fault.HANG);
    CompletableFuture<String> pending = ask(shape);
    awaitMet(lease, 1);
    assertThat(pending).isNotDone();

    assertThat(answer(pending)).isEqualTo("instead");
    assertThat(made).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource(CallShape.class)
  void hangTakenAway_callThatHungFails(CallShape shape) {
    FaultLease lease = inject(Fault.HANG);
    CompletableFuture<String> pending = ask(shape);
    awaitMet(lease, 1);

    lease.close();
    assertThat(pending.join()).isEqualTo("instead");
  }

  @ParameterizedTest
  @EnumSource(CallShape.class)
  void malformed_callerGetsWhatIsMade(CallShape shape) {
    fixture.access.inject(fault(Fault.MALFORMED, "ranking").malformed(shape::malformed).build());

    assertThat(ask(shape).join()).isEqualTo("%$!");
    assertThat(made).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource(CallShape.class)
  void takenAway_callsAreMadeAgain(CallShape shape) {
    inject(Fault.ERROR).close();

    assertThat(ask(shape).join()).isEqualTo("live");
  }

  @Test
  void callIsOffloaded_itMeetsTheFaultToo() {
    fixture.access.inject(fault(Fault.ERROR, "offloaded").build());

    assertThat(CallShape.BLOCKING.ask(fixture.get("offloaded"), made, threads).join())
        .isEqualTo("instead");
    assertThat(made).hasValue(0);
  }

  @Test
  void slowMonoIsEmpty_itStaysEmpty() {
    FaultLease lease = fixture.access.inject(fault(Fault.SLOW, "ranking").delay(STEP).build());
    CompletableFuture<String> pending =
        Reactive.<String>mono(ranking, Mono::empty, () -> Mono.just("instead"))
            .defaultIfEmpty("nothing")
            .toFuture();
    awaitMet(lease, 1);
    assertThat(pending).isNotDone();

    assertThat(answer(pending)).isEqualTo("nothing");
  }

  @Test
  void slowFluxFails_fallbackAnswersAfterTheDelay() {
    fixture.access.inject(fault(Fault.SLOW, "ranking").delay(STEP).build());
    CompletableFuture<String> pending =
        Reactive.<String>flux(
                ranking,
                () -> Flux.error(new IllegalStateException("down")),
                () -> Flux.just("instead"))
            .single()
            .toFuture();
    assertThat(pending).isNotDone();

    assertThat(answer(pending)).isEqualTo("instead");
  }

  @Test
  void slowFlux_onlyItsFirstSignalIsHeldBack() {
    fixture.access.inject(fault(Fault.SLOW, "ranking").delay(STEP).build());
    StepVerifier.create(Reactive.flux(ranking, () -> Flux.just(1, 2, 3), Flux::empty), 1)
        .then(() -> fixture.advance(STEP))
        .expectNext(1)
        .thenRequest(1)
        .expectNext(2)
        .thenRequest(1)
        .expectNext(3)
        .expectComplete()
        .verify(Duration.ofSeconds(10));
  }

  @Test
  void slowFluxFailsMidway_itsValuesComeBeforeTheFallback() {
    fixture.access.inject(fault(Fault.SLOW, "ranking").delay(STEP).build());
    Flux<String> failing = Flux.just("li", "ve").concatWith(Flux.error(new IOException("down")));
    CompletableFuture<List<String>> pending =
        Reactive.flux(ranking, () -> failing, () -> Flux.just("instead")).collectList().toFuture();
    assertThat(pending).isNotDone();

    fixture.advance(STEP);
    assertThat(pending.join()).containsExactly("li", "ve", "instead");
  }

  @Test
  void slowFluxCancelled_itsSourceIsCancelled() {
    fixture.access.inject(fault(Fault.SLOW, "ranking").delay(STEP).build());
    TestPublisher<Integer> source = TestPublisher.create();
    StepVerifier.create(Reactive.flux(ranking, () -> source, Flux::empty))
        .then(() -> source.next(1))
        .thenCancel()
        .verify(Duration.ofSeconds(10));

    source.assertCancelled();
  }

  @Test
  void share_theSaltedCohortDecidesWhoMeetsIt() {
    fixture.access.inject(fault(Fault.ERROR, "offloaded").share(0.3).salt("drill-1").build());
    Cohort cohort = new Cohort(0.3, "drill-1");
    for (int i = 0; i < 40; i++) {
      caller = "pupil-" + i;
      String answer = CallShape.STAGE.ask(fixture.get("offloaded"), made, threads).join();
      assertThat(answer).isEqualTo(cohort.holds("pupil-" + i) ? "instead" : "live");
    }
  }

  @Test
  void heartbeatMissed_itIsGone() {
    FaultLease lease = inject(Fault.ERROR);
    assertThat(call()).isEqualTo("instead");
    fixture.advance(Duration.ofSeconds(10));

    assertThat(lease.end()).isEqualTo(FaultLease.End.HEARTBEAT);
    assertThat(call()).isEqualTo("live");
  }

  @Test
  void endReached_itIsGone() {
    FaultLease lease = inject(Fault.ERROR);
    for (int i = 0; i < 60; i++) {
      lease.beat();
      fixture.advance(Duration.ofSeconds(1));
    }

    assertThat(lease.end()).isEqualTo(FaultLease.End.LENGTH);
    assertThat(call()).isEqualTo("live");
  }

  @Test
  void engineIsClosed_itEndsAndWhatHungGoesOn() {
    FaultLease lease = inject(Fault.HANG);
    CompletableFuture<String> pending = ask(CallShape.BLOCKING);
    awaitMet(lease, 1);

    fixture.engine.close();
    assertThat(lease.end()).isEqualTo(FaultLease.End.CLOSED);
    assertThat(pending.join()).isEqualTo("instead");
    assertThat(call()).isEqualTo("live");
  }
}
