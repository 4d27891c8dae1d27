package io.github.fallback4j.internal.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.LateTimer;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.settings.HealthSignalSettings;
import io.github.fallback4j.spi.HealthSignal;
import io.github.fallback4j.spi.HealthSignal.Report;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PolledSignalTest {
  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final Report OVERDUE = Report.bad("no report within 1000 ms");

  private final ManualTime time = new ManualTime();
  private final List<Report> heard = new ArrayList<>();
  private final Queue<Runnable> threads = new ArrayDeque<>();
  private double random = 0.5;
  private int asked;

  private boolean inDoubt;
  private Report report = Report.good();

  private boolean hear(Report report) {
    heard.add(report);
    return inDoubt;
  }

  private PolledSignal polled(Executor executor, Callable<Report> check) {
    HealthSignal signal =
        HealthSignal.of(
            "ranking",
            "redis",
            () -> {
              asked++;
              return check.call();
            });
    PolledSignal polled =
        new PolledSignal(
            signal,
            new HealthSignalSettings(true, PERIOD, TIMEOUT),
            time,
            executor,
            () -> random,
            this::hear);
    polled.begin();
    return polled;
  }

  /** The signal reported good once, so that a check has its usual time. */
  private void warmUp() {
    seconds(2.5);
    threads.remove().run();
    heard.clear();
    seconds(2.5);
  }

  private PolledSignal answering(Callable<Report> check) {
    return polled(Runnable::run, check);
  }

  /** Checks begin when the test says so: each waits for a thread. */
  private PolledSignal waiting(Callable<Report> check) {
    return polled(threads::add, check);
  }

  private void seconds(double seconds) {
    time.advance(Duration.ofNanos((long) (seconds * 1e9)));
  }

  @Test
  void begun_isAskedWithinAPeriodAndEveryPeriodFromThenOn() {
    answering(Report::good);

    seconds(2.5);
    assertThat(heard).containsExactly(Report.good());
    seconds(5);
    assertThat(heard).hasSize(2);
    seconds(50);
    assertThat(heard).hasSize(12);
  }

  @Test
  void waits_varyByAFifth() {
    random = 0;
    answering(Report::good);
    seconds(0);
    assertThat(asked).isOne();

    random = 1;
    seconds(4);
    assertThat(asked).isEqualTo(2);
    seconds(5.999);
    assertThat(asked).isEqualTo(2);
    seconds(0.001);
    assertThat(asked).isEqualTo(3);
  }

  @Test
  void doubts_areAskedAboutTenTimesAsOften() {
    answering(Report::good);
    inDoubt = true;
    seconds(2.5);
    assertThat(asked).isOne();

    seconds(0.5);
    assertThat(asked).isEqualTo(2);
    inDoubt = false;
    seconds(0.5);
    assertThat(asked).isEqualTo(3);
    seconds(4.9);
    assertThat(asked).isEqualTo(3);
    seconds(0.1);
    assertThat(asked).isEqualTo(4);
  }

  @Test
  void reportInTime_isHeardOnce() {
    waiting(() -> Report.bad("down"));
    seconds(2.5);
    seconds(0.999);

    threads.remove().run();
    seconds(1);

    assertThat(heard).containsExactly(Report.bad("down"));
  }

  @Test
  void checkOverItsBound_isBadAndItsReportIsNotHeard() {
    waiting(Report::good);
    warmUp();
    seconds(3.5);
    assertThat(heard).containsExactly(OVERDUE);

    threads.remove().run();
    assertThat(heard).containsExactly(OVERDUE);
  }

  @Test
  void checkThatHangs_isBadAtEachPollAndNoOtherBegins() {
    waiting(Report::good);
    warmUp();

    seconds(2.5 + 1 + 0.5 + 2);

    assertThat(heard)
        .containsExactly(
            OVERDUE,
            Report.bad("an earlier check is still running"),
            Report.bad("an earlier check is still running"));
    assertThat(threads).hasSize(1);
  }

  @Test
  void reportsBadAgainAndAgain_isAskedLessAndLessOften() {
    answering(() -> Report.bad("down"));
    inDoubt = true;
    seconds(2.5);
    assertThat(asked).isOne();

    double[] waits = {0.5, 2, 5, 10, 10};
    for (int i = 0; i < waits.length; i++) {
      seconds(waits[i] - 0.001);
      assertThat(asked).isEqualTo(1 + i);
      seconds(0.001);
      assertThat(asked).isEqualTo(2 + i);
    }
  }

  @Test
  void reportsGoodAfterManyBadOnes_isAskedSoonWhileInDoubt() {
    report = Report.bad("down");
    answering(() -> report);
    inDoubt = true;
    seconds(2.5 + 0.5 + 2 + 5);
    report = Report.good();
    seconds(10);
    int before = asked;

    seconds(0.5);

    assertThat(asked).isEqualTo(before + 1);
  }

  @Test
  void hasNotReportedGoodYet_aCheckHasTenTimesItsTime() {
    waiting(Report::good);
    seconds(2.5 + 9.999);
    assertThat(heard).isEmpty();

    seconds(0.001);

    assertThat(heard).containsExactly(Report.bad("no report within 10000 ms"));
  }

  @Test
  void checkOverItsBound_isInterruptedAndItsThreadServesOthers() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    AtomicBoolean left = new AtomicBoolean(true);
    Thread thread =
        new Thread(
            () -> {
              threads.remove().run();
              left.set(Thread.currentThread().isInterrupted());
            });
    waiting(
        () -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException expected) {
            interrupted.set(true);
            Thread.currentThread().interrupt();
          }
          return Report.good();
        });
    seconds(2.5);
    thread.start();
    begun.await();

    seconds(10);
    thread.join();

    assertThat(interrupted).isTrue();
    assertThat(left).isFalse();
    assertThat(heard).containsExactly(Report.bad("no report within 10000 ms"));
  }

  @Test
  void checkThatHungAndEnded_isAskedAgain() {
    waiting(Report::good);
    seconds(2.5 + 10);

    threads.remove().run();
    seconds(5);
    threads.remove().run();

    assertThat(heard).last().isEqualTo(Report.good());
  }

  @Test
  void checkThatThrows_saysNothing() {
    answering(
        () -> {
          throw new IllegalStateException("broken");
        });

    seconds(2.5);

    assertThat(heard).containsExactly(Report.unknown());
  }

  @Test
  void checkThatThrowsAnError_saysNothingAndIsAskedAgain() {
    answering(
        () -> {
          throw new NoClassDefFoundError("driver");
        });

    seconds(7.5);

    assertThat(heard).containsExactly(Report.unknown(), Report.unknown());
  }

  @Test
  void checkWithoutAReport_saysNothing() {
    answering(() -> null);

    seconds(2.5);

    assertThat(heard).containsExactly(Report.unknown());
  }

  @Test
  void noThreadFree_saysNothingAndIsAskedAgain() {
    polled(
        check -> {
          throw new RejectedExecutionException();
        },
        Report::good);

    seconds(7.5);

    assertThat(heard).containsExactly(Report.unknown(), Report.unknown());
  }

  @Test
  void noThreadToBeHad_saysNothingAndIsAskedAgain() {
    polled(
        task -> {
          throw new OutOfMemoryError("unable to create native thread");
        },
        Report::good);

    seconds(2.5);
    assertThat(heard).containsExactly(Report.unknown());
    seconds(5);
    assertThat(heard).hasSize(2);
  }

  @Test
  void processThatStoodStill_overdueSaysNothing() {
    LateTimer late = new LateTimer();
    PolledSignal polled =
        new PolledSignal(
            HealthSignal.of("ranking", "redis", Report::good),
            new HealthSignalSettings(true, PERIOD, TIMEOUT),
            late,
            threads::add,
            () -> 0,
            this::hear);
    polled.begin();
    late.advance(Duration.ZERO);

    late.standStill(Duration.ofSeconds(2));
    late.advance(TIMEOUT.multipliedBy(10));

    assertThat(heard).containsExactly(Report.unknown());
  }

  @Test
  void closed_isAskedNoMoreAndHearsNoMore() {
    PolledSignal polled = waiting(Report::good);
    seconds(2.5);

    polled.close();
    threads.remove().run();
    seconds(60);

    assertThat(heard).isEmpty();
    assertThat(asked).isOne();
    assertThat(time.waiting()).isZero();
  }
}
