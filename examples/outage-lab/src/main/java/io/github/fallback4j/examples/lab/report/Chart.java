package io.github.fallback4j.examples.lab.report;

import io.github.fallback4j.examples.lab.Scenario;
import io.github.fallback4j.examples.lab.fault.Fault;
import io.github.fallback4j.examples.lab.load.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How one run of each protection went, second by second. */
final class Chart {
  private static final double MICROS = 1e6;

  /** Long runs are drawn with this many points. */
  private static final int POINTS = 240;

  private final List<RawRun> runs;
  private final Scenario scenario;

  /**
   * Creates the chart of one fault.
   *
   * @param runs with the same fault and rate, one for each protection
   */
  Chart(List<RawRun> runs) {
    this.runs = runs;
    this.scenario = runs.get(0).scenario();
  }

  String svg() {
    Panel slowest =
        new Panel(
            "slowest 1 % of essential requests, ms",
            true, 1, 10_000, lines(span -> span.latencies().millis(0.99)));
    return Svg.draw(
        "%s, %s, seed %d".formatted(scenario.fault().label(), load(), scenario.seed()),
        -scenario.phases().healthy(),
        scenario.phases().fault() + scenario.phases().after(),
        scenario.phases().fault(),
        scenario.fault() == Fault.OVERLOAD
            ? List.of(slowest, live(), level())
            : List.of(slowest, live()));
  }

  private String load() {
    return scenario.fault() == Fault.OVERLOAD
        ? "400 pages/s where there is room for 100"
        : scenario.rate() + " pages/s";
  }

  private Panel live() {
    return new Panel(
        "pages with everything, %",
        false,
        0,
        100,
        lines(span -> span.shareOfPages(sample -> sample.outcome() == Outcome.LIVE) * 100));
  }

  private List<Series> lines(ToDoubleFunction<Span> value) {
    return runs.stream().map(run -> line(run, value)).toList();
  }

  private static Series line(RawRun run, ToDoubleFunction<Span> value) {
    int seconds = run.scenario().phases().measured();
    long step = (long) (Math.max(1, seconds / POINTS) * MICROS);
    List<Series.Point> points = new ArrayList<>();
    for (long from = 0; from < seconds * MICROS; from += step) {
      Span span = new Span(run.samples(), from, from + step);
      double middle = (from + step / 2.0 - run.beganMicros()) / MICROS;
      points.add(new Series.Point(middle, value.applyAsDouble(span)));
    }
    return new Series(run.scenario().protection().label(), points);
  }

  private Panel level() {
    return new Panel("level", false, 0, 3, runs.stream().map(Chart::levels).toList());
  }

  private static Series levels(RawRun run) {
    List<Series.Point> points = new ArrayList<>();
    double level = 0;
    for (Change change : run.changes()) {
      if (change.what().equals("level")) {
        double second = (change.atMicros() - run.beganMicros()) / MICROS;
        points.add(new Series.Point(second, level));
        level = Double.parseDouble(change.now());
        points.add(new Series.Point(second, level));
      }
    }
    return new Series(run.scenario().protection().label(), points);
  }
}
