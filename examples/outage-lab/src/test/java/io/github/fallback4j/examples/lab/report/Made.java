package io.github.fallback4j.examples.lab.report;

import io.github.fallback4j.examples.lab.Phases;
import io.github.fallback4j.examples.lab.Protection;
import io.github.fallback4j.examples.lab.Scenario;
import io.github.fallback4j.examples.lab.fault.Fault;
import io.github.fallback4j.examples.lab.load.Outcome;
import io.github.fallback4j.examples.lab.load.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs that were never made: ten seconds of health, twenty of a fault, thirty after it, ten pages a
 * second that all go well until the test says otherwise.
 */
final class Made {
  static final long BEGAN = 10_000_000;
  static final long ENDED = 30_000_000;

  private static final long DISTANCE = 100_000;
  private static final long LAST = 60_000_000;

  private final Fault fault;
  private final List<Sample> samples = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private int underWay = 4;

  Made(Fault fault) {
    this.fault = fault;
    for (long at = 0; at < LAST; at += DISTANCE) {
      samples.add(new Sample(at, true, 0, 50_000, Outcome.LIVE));
    }
  }

  /** Pages between two moments, in seconds since the fault began, become something else. */
  Made pages(double from, double until, long tookMillis, Outcome outcome) {
    samples.replaceAll(
        sample -> {
          double second = (sample.atMicros() - BEGAN) / 1e6;
          return second >= from && second < until
              ? new Sample(sample.atMicros(), true, 0, tookMillis * 1_000, outcome)
              : sample;
        });
    return this;
  }

  /** Requests after a moment, in seconds since the fault began, were sent late. */
  Made sentLate(double from, long millis) {
    samples.replaceAll(
        sample ->
            (sample.atMicros() - BEGAN) / 1e6 < from
                ? sample
                : new Sample(
                    sample.atMicros(),
                    true,
                    millis * 1_000,
                    sample.tookMicros(),
                    sample.outcome()));
    return this;
  }

  /** The application changed something, in seconds since the fault began. */
  Made changed(double second, String what, Object now) {
    changes.add(new Change(BEGAN + Math.round(second * 1e6), what, now.toString()));
    return this;
  }

  Made underWay(int most) {
    underWay = most;
    return this;
  }

  RawRun run() {
    return run(Protection.FALLBACK4J, 1);
  }

  RawRun run(Protection protection, long seed) {
    Scenario scenario = new Scenario(fault, protection, 10, new Phases(1, 10, 20, 30), seed);
    return new RawRun(scenario, BEGAN, ENDED, underWay, "a machine", changes, samples);
  }
}
