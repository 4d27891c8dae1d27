package io.github.fallback4j.examples.school.demo.outage;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints what happens while it happens, and a table in the end. */
final class Timeline {
  private static final String ROW = "%-8s %10s %8s %8s %8s   %14s %12s %12s%n";

  private final PrintStream out;
  private long start = System.nanoTime();

  Timeline(PrintStream out) {
    this.out = out;
  }

  void title(String title) {
    out.printf("%n%s%n", title);
  }

  /** From now on notes show the time since this moment. */
  void startClock() {
    start = System.nanoTime();
  }

  void note(String text, Object... details) {
    Duration since = Duration.ofNanos(System.nanoTime() - start);
    out.printf(Locale.ROOT, "  %8s  %s%n", seconds(since), text.formatted(details));
  }

  void tally(String phase, Tally tally) {
    out.printf(
        "  %8s  %s: %d lessons answered, %d failed; half of them within %s, 99 %% within %s%n",
        "",
        phase,
        tally.answered(),
        tally.failed(),
        millis(tally.within(0.5)),
        millis(tally.within(0.99)));
  }

  void table(List<Play.Seen> plays) {
    out.printf("%nLesson pages at %d per second%n", OutageDemo.PER_SECOND);
    out.printf(
        ROW,
        "outage",
        "answered",
        "failed",
        "p50",
        "p99",
        "first fallback",
        "first skip",
        "all live*");
    for (Play.Seen seen : plays) {
      out.printf(
          ROW,
          seen.outage().name(),
          seen.visits().answered(),
          seen.visits().failed(),
          millis(seen.visits().within(0.5)),
          millis(seen.visits().within(0.99)),
          seconds(seen.firstFallback()),
          seconds(seen.firstSkip()),
          seconds(seen.allLive()));
    }
    out.println("* after the end of the outage; the other times count from its beginning");
  }

  void close(Tally all) {
    out.printf(
        "%n%d lesson pages were asked for, %s%n",
        all.answered() + all.failed(),
        all.failed() == 0 ? "and 0 failed." : "and %d FAILED.".formatted(all.failed()));
  }

  private static String seconds(@Nullable Duration time) {
    return time == null ? "never" : String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1_000.0);
  }

  private static String millis(Duration time) {
    return "%d ms".formatted(Math.round(time.toNanos() / 1e6));
  }
}
