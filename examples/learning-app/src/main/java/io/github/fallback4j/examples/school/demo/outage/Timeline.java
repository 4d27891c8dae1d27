package io.github.fallback4j.examples.school.demo.outage;

import io.github.fallback4j.examples.school.demo.outage.RankingPlay.RankingSeen;
import io.github.fallback4j.examples.school.demo.outage.RegionPlay.RegionSeen;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints what happens while it happens, and tables in the end. */
final class Timeline {
  private static final String RANKING = "%-8s %10s %8s %8s %8s   %14s %12s %12s%n";
  private static final String REGION = "%-8s %10s %14s %6s %8s %8s   %12s %10s %13s %12s%n";

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

  void rankings(List<RankingSeen> plays) {
    out.printf("%nLesson pages at %d per second%n", OutageDemo.PER_SECOND);
    out.printf(
        RANKING,
        "outage",
        "answered",
        "failed",
        "p50",
        "p99",
        "first fallback",
        "first skip",
        "all live*");
    for (RankingSeen seen : plays) {
      out.printf(
          RANKING,
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

  void regions(List<RegionSeen> plays) {
    out.printf("%nLesson pages at %d per second, from two regions%n", OutageDemo.PER_SECOND);
    out.printf(
        REGION,
        "outage",
        "answered",
        "failed: before",
        "after",
        "p50",
        "p99",
        "first failed",
        "moves",
        "from Osaka*",
        "in Tokyo**");
    for (RegionSeen seen : plays) {
      out.printf(
          REGION,
          seen.outage().name(),
          seen.visits().answered(),
          seen.before(),
          seen.avoidable(),
          millis(seen.visits().within(0.5)),
          millis(seen.visits().within(0.99)),
          seconds(seen.firstFailed()),
          seconds(seen.moving()),
          seconds(seen.fromOsaka()),
          seconds(seen.back()));
    }
    out.println("* after the first calls moved; ** after the end; the others from its beginning");
  }

  /**
   * Says how it went.
   *
   * @param all every lesson page of the demo
   * @param avoidable how many of them failed that need not have
   */
  void close(Tally all, int avoidable) {
    out.printf(
        "%n%d lesson pages were asked for, and %d failed%s%n",
        all.answered() + all.failed(),
        all.failed(),
        avoidable > 0
            ? ", %d of them AVOIDABLE.".formatted(avoidable)
            : all.failed() > 0 ? ": only those that nobody could save." : ".");
  }

  private static String seconds(@Nullable Duration time) {
    return time == null ? "never" : String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1_000.0);
  }

  private static String millis(Duration time) {
    return "%d ms".formatted(Math.round(time.toNanos() / 1e6));
  }
}
