package io.github.fallback4j.internal.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.ManualTime;
import io.github.fallback4j.internal.verdict.CallEffect;
import io.github.fallback4j.internal.verdict.KnownCallers;
import io.github.fallback4j.spi.CallFault;
import io.github.fallback4j.spi.Cohort;
import io.github.fallback4j.spi.Fault;
import io.github.fallback4j.spi.FaultLease.End;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a fault does to the calls that meet it, and that nothing of it stays when it is over. */
class InjectedFaultTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ManualTime time = new ManualTime();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger ends = new AtomicInteger();
  private final AtomicInteger made = new AtomicInteger();
  private @Nullable Object caller;

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  private InjectedFault inject(CallFault.Builder fault) {
    return new InjectedFault(
        fault.build(),
        new KnownCallers(() -> caller),
        time,
        Runnable::run,
        ended -> ends.incrementAndGet());
  }

  private static CallFault.Builder fault(Fault kind) {
    CallFault.Builder builder = CallFault.of(kind, "ranking", MINUTE);
    return kind == Fault.MALFORMED ? builder.malformed(() -> "%$!") : builder;
  }

  private String call(InjectedFault fault) throws Throwable {
    CallEffect.Meeting meeting = fault.meet();
    return meeting == null ? live() : meeting.call(this::live);
  }

  private String live() {
    made.incrementAndGet();
    return "live";
  }

  private CompletableFuture<String> start(InjectedFault fault, CompletableFuture<String> answer)
      throws Throwable {
    CompletionStage<? extends String> stage =
        Objects.requireNonNull(fault.meet())
            .<String>start(
                () -> {
                  made.incrementAndGet();
                  return answer;
                });
    return stage.<String>thenApply(value -> value).toCompletableFuture();
  }

  private Future<String> callElsewhere(InjectedFault fault) {
    Future<String> answer =
        threads.submit(
            () -> {
              try {
                return call(fault);
              } catch (Exception thrown) {
                throw thrown;
              } catch (Throwable impossible) {
                throw new AssertionError(impossible);
              }
            });
    await().until(() -> fault.waiting() == 1);
    return answer;
  }

  @Test
  void error_refusesTheConnection() {
    InjectedFault fault = inject(fault(Fault.ERROR));

    assertThatThrownBy(() -> call(fault)).isInstanceOf(ConnectException.class);
    assertThat(made).hasValue(0);
  }

  @Test
  void errorOfAClass_isNewForEachCall() {
    InjectedFault fault = inject(fault(Fault.ERROR).error(IOException.class));
    List<Throwable> thrown = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> call(fault)).isInstanceOf(IOException.class).satisfies(thrown::add);
    }

    assertThat(thrown.get(0)).isNotSameAs(thrown.get(1));
  }

  @Test
  void error_failsTheStage() throws Throwable {
    CompletableFuture<String> answer =
        start(inject(fault(Fault.ERROR)), CompletableFuture.completedFuture("live"));

    assertThatThrownBy(answer::get).hasCauseInstanceOf(ConnectException.class);
    assertThat(made).hasValue(0);
  }

  @Test
  void slow_makesTheCallAfterTheDelay() throws Exception {
    InjectedFault fault = inject(fault(Fault.SLOW).delay(SECOND));
    Future<String> answer = callElsewhere(fault);
    assertThat(made).hasValue(0);

    time.advance(SECOND);
    assertThat(answer.get()).isEqualTo("live");
  }

  @Test
  void slowAtRandom_isWithinItsBounds() throws Throwable {
    for (int i = 0; i < 20; i++) {
      InjectedFault fault = inject(fault(Fault.SLOW).delay(SECOND, SECOND.multipliedBy(2)));
      CompletableFuture<String> answer = start(fault, CompletableFuture.completedFuture("live"));

      time.advance(SECOND.minusNanos(1));
      assertThat(answer).isNotDone();
      time.advance(SECOND.plusNanos(1));
      assertThat(answer).isCompletedWithValue("live");
      fault.close();
    }
  }

  @Test
  void slow_holdsTheAnswerOfAStageBack() throws Throwable {
    CompletableFuture<String> real = new CompletableFuture<>();
    CompletableFuture<String> answer = start(inject(fault(Fault.SLOW).delay(SECOND)), real);
    assertThat(made).hasValue(1);

    real.complete("live");
    assertThat(answer).isNotDone();
    time.advance(SECOND);
    assertThat(answer).isCompletedWithValue("live");
  }

  @Test
  void slow_holdsTheFailureOfAStageBack() throws Throwable {
    CompletableFuture<String> answer =
        start(
            inject(fault(Fault.SLOW).delay(SECOND)),
            CompletableFuture.failedFuture(new IOException("down")));
    assertThat(answer).isNotDone();

    time.advance(SECOND);
    assertThatThrownBy(answer::get).hasCauseInstanceOf(IOException.class);
  }

  @Test
  void hang_waitsUntilTheCallerIsInterrupted() throws Exception {
    InjectedFault fault = inject(fault(Fault.HANG));
    Future<String> answer = callElsewhere(fault);

    answer.cancel(true);
    await().until(() -> fault.waiting() == 0);
    assertThat(made).hasValue(0);
  }

  @Test
  void hang_leavesTheStageOpen() throws Throwable {
    InjectedFault fault = inject(fault(Fault.HANG));
    CompletableFuture<String> answer = start(fault, CompletableFuture.completedFuture("live"));
    for (int i = 0; i < 30; i++) {
      time.advance(SECOND);
      fault.beat();
    }

    assertThat(answer).isNotDone();
    assertThat(made).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void hangOver_callsFail(End why) throws Throwable {
    InjectedFault fault = inject(fault(Fault.HANG));
    Future<String> blocking = callElsewhere(fault);
    CompletableFuture<String> staged = start(fault, new CompletableFuture<>());
    switch (why) {
      case CLOSED -> fault.close();
      case HEARTBEAT -> time.advance(Duration.ofSeconds(5));
      case LENGTH -> {
        for (int i = 0; i < 60; i++) {
          time.advance(SECOND);
          fault.beat();
        }
      }
    }

    assertThat(fault.end()).isEqualTo(why);
    assertThatThrownBy(blocking::get).hasCauseInstanceOf(ConnectException.class);
    assertThatThrownBy(staged::get).hasCauseInstanceOf(ConnectException.class);
    assertThat(fault.waiting()).isZero();
    assertThat(ends).hasValue(1);
  }

  @Test
  void slowClosed_callsGoOnAtOnce() throws Throwable {
    InjectedFault fault = inject(fault(Fault.SLOW).delay(MINUTE));
    Future<String> blocking = callElsewhere(fault);
    CompletableFuture<String> staged = start(fault, CompletableFuture.completedFuture("live"));

    fault.close();
    assertThat(blocking.get()).isEqualTo("live");
    assertThat(staged).isCompletedWithValue("live");
  }

  @Test
  void stageCancelled_nothingWaitsForIt() throws Throwable {
    InjectedFault fault = inject(fault(Fault.SLOW).delay(MINUTE));
    CompletableFuture<String> real = new CompletableFuture<>();
    CompletionStage<? extends String> stage =
        Objects.requireNonNull(fault.meet()).<String>start(() -> real);
    Objects.requireNonNull(stage).toCompletableFuture().cancel(true);
    assertThat(real).isCancelled();

    InjectedFault hanging = inject(fault(Fault.HANG));
    CompletionStage<? extends String> open =
        Objects.requireNonNull(hanging.meet()).<String>start(() -> real);
    assertThat(hanging.waiting()).isEqualTo(1);
    Objects.requireNonNull(open).toCompletableFuture().cancel(true);
    assertThat(hanging.waiting()).isZero();
  }

  @Test
  void everyThreadBusy_theAnswerComesAllTheSame() throws Throwable {
    InjectedFault fault =
        new InjectedFault(
            fault(Fault.SLOW).build(),
            new KnownCallers(() -> null),
            time,
            task -> {
              throw new RejectedExecutionException("busy");
            },
            ended -> {});
    CompletableFuture<String> answer = start(fault, CompletableFuture.completedFuture("live"));
    time.advance(SECOND);

    assertThat(answer).isCompletedWithValue("live");
  }

  @Test
  void malformed_answersWithWhatIsMade() throws Throwable {
    InjectedFault fault = inject(fault(Fault.MALFORMED));

    assertThat(call(fault)).isEqualTo("%$!");
    assertThat(start(fault, new CompletableFuture<>())).isCompletedWithValue("%$!");
    assertThat(made).hasValue(0);
  }

  @Test
  void flapping_refusesAndIsWellByTurns() throws Throwable {
    InjectedFault fault =
        inject(fault(Fault.FLAPPING).flapping(SECOND.multipliedBy(2), SECOND.multipliedBy(3)));
    assertThatThrownBy(() -> call(fault)).isInstanceOf(ConnectException.class);

    time.advance(SECOND.multipliedBy(2));
    assertThat(call(fault)).isEqualTo("live");
    fault.beat();
    time.advance(SECOND.multipliedBy(3));
    assertThatThrownBy(() -> call(fault)).isInstanceOf(ConnectException.class);
    assertThat(fault.met()).isEqualTo(2);
  }

  @Test
  void share_theSaltedCohortDecides() {
    InjectedFault fault = inject(fault(Fault.ERROR).share(0.3).salt("drill-1"));
    Cohort cohort = new Cohort(0.3, "drill-1");
    for (int i = 0; i < 200; i++) {
      caller = "pupil-" + i;
      assertThat(fault.meet() != null).isEqualTo(cohort.holds("pupil-" + i));
    }
  }

  @Test
  void shareOfNobodyKnown_chanceDecides() {
    InjectedFault fault = inject(fault(Fault.ERROR).share(0.3));
    long met = IntStream.range(0, 4_000).filter(call -> fault.meet() != null).count();

    assertThat(met / 4_000.0).isCloseTo(0.3, within(0.05));
    assertThat(fault.met()).isEqualTo(met);
  }

  @Test
  void firstCallThatMeetsIt_isRemembered() {
    InjectedFault fault = inject(fault(Fault.ERROR));
    assertThat(fault.firstMet()).isNull();
    time.advance(SECOND);
    fault.meet();
    time.advance(SECOND);
    fault.meet();

    assertThat(fault.firstMet()).isEqualTo(ManualTime.START.plus(SECOND));
    assertThat(fault.met()).isEqualTo(2);
  }

  @Test
  void over_noCallMeetsIt() {
    InjectedFault fault = inject(fault(Fault.ERROR));
    fault.close();

    assertThat(fault.meet()).isNull();
    assertThat(fault.met()).isZero();
  }

  @Test
  void timerDead_theCallItselfEndsIt() {
    time.close(); // nothing that is scheduled runs any more
    InjectedFault fault = inject(fault(Fault.ERROR));
    time.advance(Duration.ofSeconds(5));
    assertThat(ends).hasValue(0);

    assertThat(fault.meet()).isNull();
    assertThat(fault.end()).isEqualTo(End.HEARTBEAT);
    assertThat(ends).hasValue(1);
  }

  @Test
  void noCall_theTimerEndsIt() {
    inject(fault(Fault.ERROR));
    time.advance(Duration.ofSeconds(5));

    assertThat(ends).hasValue(1);
    assertThat(time.waiting()).isZero();
  }

  @Test
  void closed_noTimerIsLeft() {
    inject(fault(Fault.ERROR)).close();

    assertThat(time.waiting()).isZero();
  }

  @Test
  void over_aBeatDoesNotReviveIt() {
    InjectedFault fault = inject(fault(Fault.ERROR));
    assertThat(fault.beat()).isTrue();
    time.advance(Duration.ofSeconds(5));

    assertThat(fault.beat()).isFalse();
    assertThat(fault.meet()).isNull();
  }

  @Test
  void closedTwice_endsOnce() {
    InjectedFault fault = inject(fault(Fault.ERROR));
    fault.close();
    fault.close();

    assertThat(ends).hasValue(1);
    assertThat(fault.end()).isEqualTo(End.CLOSED);
  }

  @Test
  void closedWhileCallsBeginToHang_noneHangsOn() throws Exception {
    for (int round = 0; round < 200; round++) {
      InjectedFault fault = inject(fault(Fault.HANG));
      CyclicBarrier gate = new CyclicBarrier(3);
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        calls.add(
            threads.submit(
                () -> {
                  CallEffect.Meeting meeting = fault.meet();
                  gate.await();
                  try {
                    return meeting == null ? "live" : meeting.call(this::live);
                  } catch (ConnectException ended) {
                    return "ended";
                  } catch (Throwable other) {
                    throw new AssertionError(other);
                  }
                }));
      }
      gate.await();
      fault.close();
      for (Future<?> call : calls) {
        assertThat(resultOf(call)).isEqualTo("ended");
      }
      assertThat(fault.waiting()).isZero();
    }
  }

  private static Object resultOf(Future<?> call) throws InterruptedException, ExecutionException {
    return call.get();
  }
}
