package io.github.fallback4j.examples.lab.report;

import io.github.fallback4j.examples.lab.Protection;
import io.github.fallback4j.examples.lab.Scenario;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The runs of an overload with one protection as a row of the table: of each figure the worst. */
final class OverloadRow {
  private final Scenario scenario;
  private final List<OverloadFindings> runs;
  private final Figure sentLate;

  OverloadRow(List<RawRun> runs) {
    this.scenario = runs.get(0).scenario();
    this.runs = runs.stream().map(OverloadFindings::new).toList();
    this.sentLate = Figure.sentLate(runs);
  }

  static Table table() {
    return new Table(
        "protection",
        "runs",
        "pages",
        "within 250 ms",
        "p50 / p99, ms",
        "settled",
        "level 0 after",
        "levels too much",
        "sent late");
  }

  void addTo(Table table) {
    table.row(
        scenario.protection().label(),
        runs.size(),
        runs.stream().mapToLong(OverloadFindings::requests).sum(),
        inTime(),
        latencies(),
        settled(),
        back(),
        tooMuch(),
        sentLate);
  }

  private Figure inTime() {
    double share = runs.stream().mapToDouble(OverloadFindings::inTime).min().orElseThrow();
    return Figure.percent(share, 2).within(share >= 0.98);
  }

  private Figure latencies() {
    return Figure.of("%.1f / %.1f", worst(0.5), worst(0.99));
  }

  private double worst(double share) {
    return runs.stream().mapToDouble(run -> run.latencies().millis(share)).max().orElseThrow();
  }

  private Figure settled() {
    double seconds = runs.stream().mapToDouble(OverloadFindings::settledAfter).max().orElseThrow();
    return Figure.seconds(seconds).within(seconds <= 2);
  }

  private Figure back() {
    return highest(OverloadFindings::backAfter, "%.1f s", 40);
  }

  private Figure tooMuch() {
    return highest(OverloadFindings::levelsTooMuch, "%.2f", 0.5);
  }

  /** A dash where nothing raises a level. */
  private Figure highest(
      Function<OverloadFindings, OptionalDouble> figure, String format, double limit) {
    if (scenario.protection() != Protection.FALLBACK4J) {
      return Figure.of("–");
    }
    List<OptionalDouble> values = runs.stream().map(figure).toList();
    if (!values.stream().allMatch(OptionalDouble::isPresent)) {
      return Figure.seconds(OptionalDouble.empty()).within(false);
    }
    double highest = values.stream().mapToDouble(OptionalDouble::getAsDouble).max().orElseThrow();
    return Figure.of(format, highest).within(highest <= limit);
  }
}
