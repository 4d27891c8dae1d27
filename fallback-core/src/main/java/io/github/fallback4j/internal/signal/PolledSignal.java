package io.github.fallback4j.internal.signal;

import io.github.fallback4j.internal.log.WarnOnce;
import io.github.fallback4j.internal.values.ForeignText;
import io.github.fallback4j.settings.HealthSignalSettings;
import io.github.fallback4j.spi.HealthSignal;
import io.github.fallback4j.spi.HealthSignal.Report;
import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one health signal. Each check runs on a thread of the executor, never on the timer's
 * thread. A check that takes too long is interrupted, and no other check starts while it is still
 * running. Safe for use by many threads.
 */
final class PolledSignal {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.signals");

  /** The fraction of a period to wait while the state of the dependency is in doubt. */
  private static final double SOON = 0.1;

  /**
   * The fraction of a period to wait after one, two, three, and more bad reports in a row: a check
   * that fails may cost much, and writes to the log of whoever makes it.
   */
  private static final double[] AFTER_BAD = {SOON, 0.4, 1, 2};

  /** How much more time a check has before the first good report: clients begin slowly. */
  private static final int COLD = 10;

  /** By how much each wait varies, up and down. */
  private static final double JITTER = 0.2;

  /**
   * If the timer is later than this, the process was paused, and the check may be late for that
   * reason alone.
   */
  private static final Duration OWN_PAUSE = Duration.ofMillis(200);

  private final HealthSignal signal;
  private final HealthSignalSettings settings;
  private final Time time;
  private final Executor executor;
  private final DoubleSupplier random;
  private final Listener listener;
  private final WarnOnce failures = new WarnOnce(LOG);

  private Runnable nextPoll = () -> {}; // cancels the next poll
  private @Nullable Check underWay;
  private boolean inDoubt;
  private boolean warm;
  private int badInRow;
  private boolean closed;

  /** Receives reports one after another. */
  interface Listener {
    /** Returns whether the state of the dependency is in doubt after a report. */
    boolean hear(Report report);

    /** Forgets the reports so far, and withdraws what they raised. */
    default void reset() {}
  }

  /** The check that is running. Guarded by the lock of the polled signal. */
  private static final class Check {
    private boolean answered;
    private @Nullable Thread thread; // while it runs
  }

  /**
   * Creates the poller of a signal; {@link #begin()} starts it.
   *
   * @param executor runs the checks
   * @param random supplies numbers from 0 to 1, evenly distributed; varies the waits
   * @param listener receives the reports
   */
  PolledSignal(
      HealthSignal signal,
      HealthSignalSettings settings,
      Time time,
      Executor executor,
      DoubleSupplier random,
      Listener listener) {
    this.signal = signal;
    this.settings = settings;
    this.time = time;
    this.executor = executor;
    this.random = random;
    this.listener = listener;
  }

  /** Starts polling; the first check runs within one period. */
  synchronized void begin() {
    pollAfter(random.getAsDouble());
  }

  /** Stops polling, and ignores later reports. */
  synchronized void close() {
    closed = true;
    nextPoll.run();
  }

  /** Forgets all reports, and goes on polling. */
  synchronized void reset() {
    inDoubt = false;
    badInRow = 0;
    listener.reset();
  }

  private void pollLater() {
    pollAfter(periods() * (1 - JITTER + 2 * JITTER * random.getAsDouble()));
  }

  private double periods() {
    if (badInRow > 0) {
      return AFTER_BAD[Math.min(badInRow, AFTER_BAD.length) - 1];
    }
    return inDoubt ? SOON : 1;
  }

  private Duration timeout() {
    return warm ? settings.timeout() : settings.timeout().multipliedBy(COLD);
  }

  private void pollAfter(double periods) {
    Duration wait = Duration.ofNanos((long) (settings.period().toNanos() * periods));
    nextPoll = time.schedule(wait, this::poll);
  }

  private synchronized void poll() {
    if (closed) {
      return;
    }
    pollLater();
    if (underWay == null) {
      ask();
    } else if (underWay.answered) { // its timeout was reported already, and it is still running
      hear(Report.bad("an earlier check is still running"));
    }
  }

  private void ask() {
    Check check = new Check();
    underWay = check;
    Duration timeout = timeout();
    long due = time.nanos() + timeout.toNanos();
    try {
      executor.execute(() -> run(check));
      time.schedule(timeout, () -> overdue(check, timeout, due));
    } catch (RejectedExecutionException everyThreadBusy) {
      notBegun(check);
    } catch (Throwable noThread) { // for example, out of memory
      logFailure(check, noThread);
      notBegun(check);
    }
  }

  private void notBegun(Check check) {
    underWay = null;
    answer(check, Report.unknown());
  }

  private void run(Check check) {
    synchronized (this) {
      check.thread = Thread.currentThread();
    }
    Report report = report(check);
    synchronized (this) {
      check.thread = null;
      underWay = null;
      answer(check, report);
    }
    Thread.interrupted(); // clears a late interrupt: the thread is shared
  }

  private Report report(Check check) {
    try {
      return Objects.requireNonNullElseGet(signal.check(), Report::unknown);
    } catch (Throwable thrown) {
      logFailure(check, thrown);
      return Report.unknown();
    }
  }

  private synchronized void overdue(Check check, Duration timeout, long due) {
    boolean paused = time.nanos() - due > OWN_PAUSE.toNanos();
    answer(
        check,
        paused ? Report.unknown() : Report.bad("no report within " + timeout.toMillis() + " ms"));
    if (check.thread != null) {
      check.thread.interrupt();
    }
  }

  private void answer(Check check, Report report) {
    if (!check.answered && !closed) {
      check.answered = true;
      hear(report);
    }
  }

  private void hear(Report report) {
    double before = periods();
    inDoubt = listener.hear(report);
    switch (report.state()) {
      case GOOD -> {
        warm = true;
        badInRow = 0;
      }
      case BAD -> badInRow++;
      case UNKNOWN -> {}
    }
    if (periods() != before) {
      nextPoll.run();
      pollLater();
    }
  }

  private synchronized void logFailure(Check check, Throwable thrown) {
    if (closed || check.answered) { // its timeout was reported already
      return;
    }
    failures.log(
        "Health signal '{}' of dependency '{}' failed, so its state is unknown",
        ForeignText.name(signal.name()),
        signal.dependency(),
        thrown);
  }
}
