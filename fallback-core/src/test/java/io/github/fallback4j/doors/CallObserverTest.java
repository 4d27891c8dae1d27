package io.github.fallback4j.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.CallWithStandby;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencySpecBuilder;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.LogLines;
import io.github.fallback4j.Order;
import io.github.fallback4j.UnknownDependencyException;
import io.github.fallback4j.reactor.Reactive;
import io.github.fallback4j.settings.LastKnownGoodSettings;
import io.github.fallback4j.spi.CallOutcome;
import io.github.fallback4j.spi.Cohort;
import io.github.fallback4j.spi.ObservedCall;
import io.github.fallback4j.spi.Registration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** A module hears how single calls end for their callers, each call once. */
class CallObserverTest {
  private static final Cohort EVERYBODY = Cohort.of(1);
  @RegisterExtension private final LogLines log = LogLines.of("io.github.fallback4j.observer");

  private static final Duration TOOK = Duration.ofMillis(20);

  private final Queue<ObservedCall> heard = new ConcurrentLinkedQueue<>();
  private final AtomicReference<String> caller = new AtomicReference<>("anna");
  private final DoorsFixture fixture =
      new DoorsFixture(
          builder -> builder.cohort(caller::get),
          ranking("ranking").build(),
          ranking("away").enforce(Enforce.OFFLOAD).build(),
          ranking("free").enforce(Enforce.NONE).build(),
          ranking("known").lastKnownGood(LastKnownGoodSettings.DEFAULT).build(),
          DependencySpec.essential("lesson")
              .passThrough(List.of(IllegalArgumentException.class))
              .build(),
          DependencySpec.essential("paths").standby().build());
  private final Dependency ranking = fixture.get("ranking");

  private static DependencySpecBuilder ranking(String id) {
    return DependencySpec.nonEssential(id)
        .automatic(Automatic.OFF)
        .passThrough(List.of(IllegalArgumentException.class))
        .permits(2)
        .deadline(Duration.ofMillis(100))
        .warmUp(0);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Registration observe(String id) {
    return fixture.access.observe(id, EVERYBODY, heard::add);
  }

  private String slow(String answer) {
    fixture.advance(TOOK);
    return answer;
  }

  private <T> T failing() {
    fixture.advance(TOOK);
    throw new IllegalStateException("down");
  }

  private void failAtTwo(String value) {
    if (value.equals("two")) {
      failing();
    }
  }

  private void assertHeard(Duration elapsed, CallOutcome outcome, Cause cause) {
    assertThat(heard).hasSize(1);
    ObservedCall call = heard.remove();
    assertThat(call.outcome()).isEqualTo(outcome);
    assertThat(call.cause()).isEqualTo(cause);
    assertThat(call.elapsed()).isEqualTo(elapsed.toNanos());
    assertThat(call.inCohort()).isTrue();
  }

  @Test
  void liveAnswer_isReportedWithStartAndElapsed() {
    observe("ranking");
    long start = fixture.access.time().nanos();
    ranking.call(() -> slow("live"), () -> "instead");

    assertThat(heard)
        .containsExactly(
            new ObservedCall("ranking", start, TOOK.toNanos(), CallOutcome.LIVE, Cause.NONE, true));
  }

  @Test
  void failedCall_isReportedOnceWithItsFallback() {
    observe("ranking");
    ranking.call(this::failing, () -> slow("instead"));

    assertHeard(TOOK.multipliedBy(2), CallOutcome.SUBSTITUTE, Cause.FAILURE);
  }

  @Test
  void callThatNothingAnswers_isAnError() {
    observe("ranking");
    assertThatIllegalStateException().isThrownBy(() -> ranking.call(this::failing, this::failing));

    assertHeard(TOOK.multipliedBy(2), CallOutcome.ERROR, Cause.FAILURE);
  }

  @Test
  void exceptionThatIsAnAnswer_passesThrough() {
    observe("ranking");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ranking.call(
                    () -> {
                      throw new IllegalArgumentException("no such room");
                    },
                    () -> "instead"));

    assertHeard(Duration.ZERO, CallOutcome.PASS_THROUGH, Cause.NONE);
  }

  @Test
  void skippedCall_isReportedWithTheOrder() {
    observe("ranking");
    fixture.engine.switchboard().order(Order.off("ranking"));
    ranking.call(() -> "live", () -> "instead");
    assertHeard(Duration.ZERO, CallOutcome.SUBSTITUTE, Cause.SWITCH_OFF);

    ranking.run(() -> {});
    assertHeard(Duration.ZERO, CallOutcome.EMPTY, Cause.SWITCH_OFF);
  }

  @Test
  void callWithoutPermit_isReported() {
    ranking.callAsync(CompletableFuture::new, () -> "instead");
    ranking.callAsync(CompletableFuture::new, () -> "instead");
    observe("ranking");
    ranking.call(() -> "live", () -> "instead");

    assertHeard(Duration.ZERO, CallOutcome.SUBSTITUTE, Cause.PERMITS);
  }

  @Test
  void rememberedAnswer_isStale() {
    Dependency known = fixture.get("known").keyed("anna");
    known.call(() -> "live", () -> "instead");
    observe("known");
    known.call(this::failing, () -> "instead");

    assertHeard(TOOK, CallOutcome.STALE, Cause.FAILURE);
  }

  @Test
  void lateAnswer_isLiveForTheDeadline() {
    observe("free");
    fixture
        .get("free")
        .call(
            () -> {
              fixture.advance(Duration.ofMillis(200));
              return "late";
            },
            () -> "instead");

    assertThat(heard)
        .extracting(ObservedCall::outcome, ObservedCall::cause)
        .containsExactly(tuple(CallOutcome.LIVE, Cause.DEADLINE));
  }

  @Test
  void offloadedCall_isReportedForTheThreadThatMadeIt() {
    observe("away");
    fixture.get("away").call(() -> "live", () -> "instead");
    assertHeard(Duration.ZERO, CallOutcome.LIVE, Cause.NONE);

    fixture
        .get("away")
        .call(
            () -> {
              throw new IllegalStateException("down");
            },
            () -> "instead");
    assertHeard(Duration.ZERO, CallOutcome.SUBSTITUTE, Cause.FAILURE);
  }

  @Test
  void interruptedCaller_isAnError() {
    observe("ranking");
    assertThatExceptionOfType(CallInterruptedException.class)
        .isThrownBy(
            () ->
                ranking.call(
                    () -> {
                      throw new InterruptedException();
                    },
                    () -> "instead"));
    Thread.interrupted();

    assertHeard(Duration.ZERO, CallOutcome.ERROR, Cause.NONE);
  }

  @Test
  void stageThatCompletesLater_isReportedThen() {
    observe("ranking");
    CompletableFuture<String> answer = new CompletableFuture<>();
    ranking.callAsync(() -> answer, () -> "instead");
    assertThat(heard).isEmpty();

    answer.complete(slow("live"));
    assertHeard(TOOK, CallOutcome.LIVE, Cause.NONE);
  }

  @Test
  void stageThatIsOverdue_isReportedOnceAtTheDeadline() {
    observe("ranking");
    CompletableFuture<String> answer = new CompletableFuture<>();
    CompletableFuture<String> had =
        ranking.callAsync(() -> answer, () -> "instead").toCompletableFuture();
    fixture.advance(Duration.ofMillis(200));
    had.join();
    answer.complete("late");

    assertThat(heard)
        .extracting(ObservedCall::outcome, ObservedCall::cause)
        .containsExactly(tuple(CallOutcome.SUBSTITUTE, Cause.DEADLINE));
  }

  @Test
  void stageThatFails_isReportedOnce() {
    observe("ranking");
    ranking.callAsync(
        () -> CompletableFuture.failedFuture(new IllegalStateException("down")), () -> "instead");

    assertHeard(Duration.ZERO, CallOutcome.SUBSTITUTE, Cause.FAILURE);
  }

  @Test
  void cancelledCall_isNotReported() {
    observe("ranking");
    ranking.callAsync(CompletableFuture::new, () -> "instead").toCompletableFuture().cancel(true);

    assertThat(heard).isEmpty();
  }

  @Test
  void answerThatBreaksOff_wasReportedAsLive() {
    observe("ranking");
    Stream<String> answer =
        ranking.call(
            () -> Stream.of("one", "two").peek(this::failAtTwo), () -> Stream.of("instead"));
    assertHeard(Duration.ZERO, CallOutcome.LIVE, Cause.NONE);

    assertThat(answer.toList()).containsExactly("one", "instead");
    assertThat(heard).isEmpty();
  }

  @Test
  void publishedAnswers_areReportedOnce() {
    observe("ranking");
    Reactive.mono(ranking, () -> Mono.just("live"), () -> Mono.just("instead")).block();
    assertHeard(Duration.ZERO, CallOutcome.LIVE, Cause.NONE);

    Mono<String> down = Mono.error(new IllegalStateException("down"));
    Reactive.mono(ranking, () -> down, () -> Mono.just("instead")).block();
    assertHeard(Duration.ZERO, CallOutcome.SUBSTITUTE, Cause.FAILURE);

    fixture.engine.switchboard().order(Order.off("ranking"));
    Reactive.mono(ranking, () -> down, () -> Mono.just("instead")).block();
    assertHeard(Duration.ZERO, CallOutcome.SUBSTITUTE, Cause.SWITCH_OFF);
  }

  @Test
  void cohort_isAskedOnTheCallersThread() {
    Cohort half = new Cohort(0.5, "drill");
    fixture.access.observe("ranking", half, heard::add);
    for (int i = 0; i < 100; i++) {
      CompletableFuture<String> answer = new CompletableFuture<>();
      caller.set("user-" + i);
      ranking.callAsync(() -> answer, () -> "instead");
      caller.set("somebody else");
      answer.complete("live");

      assertThat(heard.remove().inCohort()).isEqualTo(half.holds("user-" + i));
    }
  }

  @Test
  void essentialCalls_areReported() {
    fixture.access.observeEssential(EVERYBODY, heard::add);
    fixture.get("lesson").call(() -> slow("live"));
    assertHeard(TOOK, CallOutcome.LIVE, Cause.NONE);

    fixture.get("lesson").call(this::failing, () -> "instead");
    assertHeard(TOOK, CallOutcome.ERROR, Cause.FAILURE);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                fixture
                    .get("lesson")
                    .call(
                        () -> {
                          throw new IllegalArgumentException("no such lesson");
                        }));
    assertHeard(Duration.ZERO, CallOutcome.PASS_THROUGH, Cause.NONE);
  }

  @Test
  void essentialCallWithStandby_isReportedOnce() {
    fixture.access.observeEssential(EVERYBODY, heard::add);
    fixture.get("paths").call(CallWithStandby.withStandby(() -> slow("live"), () -> "standby"));

    assertHeard(TOOK, CallOutcome.LIVE, Cause.NONE);
  }

  @Test
  void essentialDependencyDeclaredLater_isObserved() {
    try (Registration ends = fixture.access.observeEssential(EVERYBODY, heard::add)) {
      Dependency later = fixture.engine.register(DependencySpec.essential("later").build());
      later.call(() -> "live");

      assertThat(heard).extracting(ObservedCall::dependency).containsExactly("later");
    }
    fixture.get("later").call(() -> "live");
    assertThat(heard).hasSize(1);
  }

  @Test
  void observerOfOne_hearsOfNoOther() {
    observe("ranking");
    fixture.get("away").call(() -> "live", () -> "instead");
    fixture.get("lesson").call(() -> "live");

    assertThat(heard).isEmpty();
  }

  @Test
  void closedTwice_endsOnlyItself() {
    Registration first = observe("ranking");
    observe("ranking");
    first.close();
    first.close();
    ranking.call(() -> "live", () -> "instead");

    assertThat(heard).hasSize(1);
  }

  @Test
  void observerThatThrows_breaksNoCallAndIsLoggedOnce() {
    fixture.access.observe(
        "ranking",
        EVERYBODY,
        call -> {
          throw new IllegalStateException("observer");
        });
    observe("ranking");
    for (int i = 0; i < 3; i++) {
      assertThat(ranking.<String>call(() -> "live", () -> "instead")).isEqualTo("live");
    }

    assertThat(heard).hasSize(3);
    assertThat(log.lines()).hasSize(1);
  }

  @Test
  void manyThreads_eachCallIsReportedOnce() {
    DependencySpec wide = ranking("wide").permits(1_000).build();
    Dependency dependency = fixture.engine.register(wide);
    observe("wide");
    IntStream.range(0, 4_000)
        .parallel()
        .forEach(
            call ->
                dependency.call(
                    () -> {
                      if (call % 3 == 0) {
                        throw new IllegalStateException("down");
                      }
                      return "live";
                    },
                    () -> "instead"));

    assertThat(heard).hasSize(4_000);
    assertThat(fixture.access.calls("wide").total()).isEqualTo(4_000);
  }

  @Test
  void unknownDependency_isRefused() {
    assertThatExceptionOfType(UnknownDependencyException.class)
        .isThrownBy(() -> observe("rankin"))
        .withMessageContaining("ranking");
  }

  @Test
  void engineThatStepsAside_reportsNothing() {
    try (DoorsFixture aside =
        new DoorsFixture(
            builder -> builder.environment(Map.of("FALLBACK_ENABLED", "false")),
            DependencySpec.nonEssential("ranking").build())) {
      aside.access.observe("ranking", EVERYBODY, heard::add).close();
      aside.get("ranking").call(() -> "live", () -> "instead");

      assertThat(heard).isEmpty();
    }
  }
}
