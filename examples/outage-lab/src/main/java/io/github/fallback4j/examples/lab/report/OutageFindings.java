package io.github.fallback4j.examples.lab.report;

import io.github.fallback4j.examples.lab.load.Outcome;
import io.github.fallback4j.examples.lab.load.Sample;
import java.util.List;
import java.util.OptionalDouble;

/** What a fault did in one run. Times are in seconds. */
final class OutageFindings {
  /** What takes longer, or fails, was harmed. */
  static final long HARM_MICROS = 250_000;

  private static final double MICROS = 1e6;
  private static final long AFTERWARDS = 20_000_000;

  /** What came so shortly before the fault may have met it. */
  private static final long UNDER_WAY = 1_000_000;

  /** So many calls in a row are no chance any more. */
  private static final int SKIPS = 5;

  private static final double BACK_SHARE = 0.95;

  private final RawRun run;
  private final Span healthy;
  private final Span faulty;
  private final Span afterwards;
  private final Span fromBegin;

  OutageFindings(RawRun run) {
    this.run = run;
    this.healthy = new Span(run.samples(), 0, run.beganMicros() - UNDER_WAY);
    this.faulty = new Span(run.samples(), run.beganMicros(), run.endedMicros());
    this.afterwards = new Span(run.samples(), run.endedMicros(), run.endedMicros() + AFTERWARDS);
    this.fromBegin = new Span(run.samples(), run.beganMicros(), Long.MAX_VALUE);
  }

  /** Requests from the beginning of the fault on. */
  long requests() {
    return fromBegin.requests().size();
  }

  /** Those of them that failed. */
  long failed() {
    return fromBegin.requests().stream().filter(OutageFindings::failed).count();
  }

  Latencies healthyLatencies() {
    return healthy.latencies();
  }

  Latencies faultyLatencies() {
    return faulty.latencies();
  }

  /** From the beginning of the fault to the first call of the first row of skipped ones. */
  OptionalDouble detectedAfter() {
    List<Sample> pages = faulty.pages();
    int row = 0;
    for (int index = 0; index < pages.size(); index++) {
      row = pages.get(index).outcome() == Outcome.SKIPPED ? row + 1 : 0;
      if (row == SKIPS) {
        long first = pages.get(index - SKIPS + 1).atMicros();
        return OptionalDouble.of((first - run.beganMicros()) / MICROS);
      }
    }
    return OptionalDouble.empty();
  }

  /** From the beginning to the last request that was harmed while it lasted; 0 if none was. */
  double harmedUntil() {
    return faulty.requests().stream()
            .filter(sample -> failed(sample) || sample.tookMicros() > HARM_MICROS)
            .mapToLong(sample -> sample.atMicros() - run.beganMicros())
            .max()
            .orElse(0)
        / MICROS;
  }

  /**
   * From the end of the fault to the first live call from which on, for two seconds, none was
   * skipped, and 95 % were live: a single one may always find too many others under way.
   */
  OptionalDouble backAfter() {
    List<Sample> after = new Span(run.samples(), run.endedMicros(), Long.MAX_VALUE).pages();
    int row = Math.max(SKIPS, 2 * run.scenario().rate());
    for (int index = 0; index + row <= after.size(); index++) {
      if (isBack(after.subList(index, index + row))) {
        return OptionalDouble.of((after.get(index).atMicros() - run.endedMicros()) / MICROS);
      }
    }
    return OptionalDouble.empty();
  }

  private static boolean isBack(List<Sample> row) {
    long live = row.stream().filter(OutageFindings::live).count();
    return live(row.get(0))
        && live >= BACK_SHARE * row.size()
        && row.stream().noneMatch(sample -> sample.outcome() == Outcome.SKIPPED);
  }

  private static boolean live(Sample sample) {
    return sample.outcome() == Outcome.LIVE;
  }

  /** The share of calls that were not made while the fault lasted. */
  double skippedDuring() {
    return faulty.shareOfPages(sample -> sample.outcome().notMade());
  }

  /** The share of calls that were not made in the 20 s after its end, all of them needlessly. */
  double skippedAfter() {
    return afterwards.shareOfPages(sample -> sample.outcome().notMade());
  }

  /** How often the status changed from the beginning of the fault on. */
  long transitions() {
    return run.changes().stream()
        .filter(change -> change.what().equals("status"))
        .filter(change -> change.atMicros() >= run.beganMicros())
        .count();
  }

  /** The most optional calls that were under way at once. */
  int mostUnderWay() {
    return run.mostUnderWay();
  }

  private static boolean failed(Sample sample) {
    return sample.outcome() == Outcome.FAILED;
  }
}
