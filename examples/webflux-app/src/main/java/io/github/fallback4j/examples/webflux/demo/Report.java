package io.github.fallback4j.examples.webflux.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.blockhound.BlockingOperationError;

/** Prints what was seen: a row for each phase, and notes of what happened in it. */
final class Report {
  private static final String ROW = "%-10s  %8s %6s %8s %8s  %8s %6s %8s %8s  %7s %8s%n";

  private final PrintStream out;
  private final BlockingCalls blocking;
  private final Lateness lateness;
  private final List<Phase> phases = new ArrayList<>();
  private final List<BlockingOperationError> blocked = new ArrayList<>();

  Report(PrintStream out, BlockingCalls blocking, Lateness lateness) {
    this.out = out;
    this.blocking = blocking;
    this.lateness = lateness;
    out.printf(
        "%n" + ROW,
        "",
        "lessons",
        "failed",
        "p50",
        "p99",
        "pages",
        "failed",
        "p50",
        "p99",
        "blocked",
        "late by");
  }

  /** Ends the phase before it, if there is one. */
  Phase begin(String name) {
    end();
    Phase phase = new Phase(name);
    phases.add(phase);
    return phase;
  }

  private void end() {
    if (phases.isEmpty()) {
      return;
    }
    Phase phase = phases.get(phases.size() - 1);
    List<BlockingOperationError> calls = blocking.take();
    if (phases.size() > 1) { // what is first of its kind may wait until it is made
      blocked.addAll(calls);
    }
    out.printf(
        Locale.ROOT,
        ROW,
        phase.name,
        phase.lessons.requests(),
        phase.lessons.failures(),
        millis(phase.lessons.within(0.5)),
        millis(phase.lessons.within(0.99)),
        phase.pages.requests(),
        phase.pages.failures(),
        millis(phase.pages.within(0.5)),
        millis(phase.pages.within(0.99)),
        calls.size(),
        millis(lateness.take()));
  }

  /**
   * Says when something happened.
   *
   * @param after how long after the beginning of the phase; {@code null} if it never did
   */
  void note(@Nullable Duration after, String what) {
    out.printf(
        Locale.ROOT,
        "%10s  %s%n",
        after == null ? "never" : "%.2f s".formatted(after.toMillis() / 1e3),
        what);
  }

  /**
   * Ends the last phase.
   *
   * @return whether every request was answered and, but for the warm-up, nothing blocked an event
   *     loop
   */
  boolean close() {
    end();
    int requests = 0;
    int failures = 0;
    for (Phase phase : phases) {
      requests += phase.lessons.requests() + phase.pages.requests();
      failures += phase.lessons.failures() + phase.pages.failures();
    }
    out.printf(
        "%n%d requests, %d failed; once the school was warm, %d calls blocked an event loop%n",
        requests, failures, blocked.size());
    blocked.stream().limit(3).forEach(call -> call.printStackTrace(out));
    return failures == 0 && blocked.isEmpty();
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
  }
}
