package io.github.fallback4j.examples.lab.report;

import io.github.fallback4j.examples.lab.Protection;
import io.github.fallback4j.examples.lab.load.Outcome;
import io.github.fallback4j.examples.lab.load.Sample;
import java.util.List;
import java.util.OptionalDouble;

/** What an overload did in one run. Times are in seconds. */
final class OverloadFindings {
  private static final long IN_TIME_MICROS = 250_000;
  private static final double MICROS = 1e6;
  private static final long SECOND = 1_000_000;
  private static final double SETTLED_SHARE = 0.98;
  private static final long SETTLED_MICROS = 2 * SECOND;

  /**
   * Of 400 pages a second each needs 2 ms, which leaves 200 ms of the second for the ranking of one
   * in 16, which takes 8 ms. The other 15 are skipped at level 1 + 15/16, the ranking being useful
   * (dropped between levels 1 and 2). What a request costs besides is left out, to our
   * disadvantage.
   */
  static final double NEEDED_LEVEL = 1 + 15 / 16.0;

  private final RawRun run;
  private final Span overloaded;

  OverloadFindings(RawRun run) {
    this.run = run;
    this.overloaded = new Span(run.samples(), run.beganMicros(), run.endedMicros());
  }

  long requests() {
    return overloaded.requests().size();
  }

  /** The share of pages whose essential part was there within 250 ms. */
  double inTime() {
    return overloaded.shareOfPages(OverloadFindings::inTime);
  }

  Latencies latencies() {
    return overloaded.latencies();
  }

  /** From the beginning to the end of the last second in which less than 98 % were in time. */
  double settledAfter() {
    double settled = 0;
    for (long from = run.beganMicros(); from < run.endedMicros(); from += SECOND) {
      long until = Math.min(from + SECOND, run.endedMicros());
      Span second = new Span(overloaded.requests(), from, until);
      if (second.shareOfPages(OverloadFindings::inTime) < SETTLED_SHARE) {
        settled = (until - run.beganMicros()) / MICROS;
      }
    }
    return settled;
  }

  /** Whether anything could raise the level. */
  private boolean hasLevels() {
    return run.scenario().protection() == Protection.FALLBACK4J;
  }

  /**
   * From the end to the moment from which on the level was 0; nothing if it never was. 0 if it
   * never rose.
   */
  OptionalDouble backAfter() {
    List<Change> levels = levels();
    if (levels.isEmpty()) {
      return hasLevels() ? OptionalDouble.of(0) : OptionalDouble.empty();
    }
    if (value(levels.get(levels.size() - 1)) > 0) {
      return OptionalDouble.empty();
    }
    long last = levels.get(levels.size() - 1).atMicros();
    return OptionalDouble.of(Math.max(0, (last - run.endedMicros()) / MICROS));
  }

  /** By how much the level was higher than needed, on average once it had two seconds. */
  OptionalDouble levelsTooMuch() {
    List<Change> levels = levels();
    if (!hasLevels()) {
      return OptionalDouble.empty();
    }
    long from = run.beganMicros() + SETTLED_MICROS;
    double sum = 0;
    for (int index = 0; index < levels.size(); index++) {
      boolean last = index == levels.size() - 1;
      long begin = Math.max(from, levels.get(index).atMicros());
      long end =
          Math.min(run.endedMicros(), last ? Long.MAX_VALUE : levels.get(index + 1).atMicros());
      sum += Math.max(0, end - begin) * Math.max(0, value(levels.get(index)) - NEEDED_LEVEL);
    }
    return OptionalDouble.of(sum / Math.max(1, run.endedMicros() - from));
  }

  private List<Change> levels() {
    return run.changes().stream().filter(change -> change.what().equals("level")).toList();
  }

  private static double value(Change change) {
    return Double.parseDouble(change.now());
  }

  private static boolean inTime(Sample sample) {
    return sample.outcome() != Outcome.FAILED && sample.tookMicros() <= IN_TIME_MICROS;
  }
}
