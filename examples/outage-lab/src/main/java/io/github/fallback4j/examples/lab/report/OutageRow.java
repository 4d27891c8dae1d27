package io.github.fallback4j.examples.lab.report;

import io.github.fallback4j.examples.lab.Scenario;
import io.github.fallback4j.examples.lab.fault.Fault;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The runs of one fault with one protection as a row of the table: of each figure the worst. */
final class OutageRow {
  /** While these last, what is called works now and then: there is no end to come back from. */
  private static final Set<Fault> PARTIAL =
      EnumSet.of(Fault.FEW_ERRORS, Fault.FLAPPING, Fault.PAUSES);

  private static final int SHORT_OUTAGE_SECONDS = 20;

  private final Scenario scenario;
  private final List<OutageFindings> runs;
  private final Figure sentLate;

  OutageRow(List<RawRun> runs) {
    this.scenario = runs.get(0).scenario();
    this.runs = runs.stream().map(OutageFindings::new).toList();
    this.sentLate = Figure.sentLate(runs);
  }

  static Table table() {
    return new Table(
        "fault",
        "protection",
        "calls/s",
        "runs",
        "requests",
        "essential success",
        "p50 / p99 / p99.9 healthy, ms",
        "during, ms",
        "p99 more by",
        "detected",
        "harm until",
        "back",
        "skipped during",
        "skipped in 20 s after",
        "changes of status",
        "under way",
        "sent late");
  }

  void addTo(Table table) {
    table.row(
        scenario.fault().label(),
        scenario.protection().label(),
        scenario.rate(),
        runs.size(),
        runs.stream().mapToLong(OutageFindings::requests).sum(),
        success(),
        latencies(OutageFindings::healthyLatencies),
        latencies(OutageFindings::faultyLatencies),
        slower(),
        detected(),
        harmed(),
        back(),
        skippedDuring(),
        skippedAfter(),
        transitions(),
        underWay(),
        sentLate);
  }

  private Figure success() {
    long requests = runs.stream().mapToLong(OutageFindings::requests).sum();
    long failed = runs.stream().mapToLong(OutageFindings::failed).sum();
    double share = 1 - failed / (double) requests;
    return judged(Figure.percent(share, 3), fault() != Fault.PAUSES, share >= 0.9999);
  }

  private Figure latencies(Function<OutageFindings, Latencies> of) {
    return Figure.of(
        "%.1f / %.1f / %.1f",
        worst(run -> of.apply(run).millis(0.5)),
        worst(run -> of.apply(run).millis(0.99)),
        worst(run -> of.apply(run).millis(0.999)));
  }

  private Figure slower() {
    double millis =
        worst(run -> run.faultyLatencies().millis(0.99) - run.healthyLatencies().millis(0.99));
    boolean bound = fault() != Fault.PAUSES && scenario.rate() > 1; // else too few for a p99
    return judged(Figure.of("%.1f ms", millis), bound, millis <= 5);
  }

  private Figure detected() {
    OptionalDouble seconds = latest(OutageFindings::detectedAfter);
    Figure figure = seconds.isPresent() ? Figure.seconds(seconds) : Figure.of("–");
    double limit = scenario.rate() == 1 ? 6 : fault() == Fault.REFUSED ? 0.7 : 1.1;
    boolean bound = fault() == Fault.REFUSED || fault() == Fault.BLACK_HOLE;
    return judged(figure, bound, seconds.isPresent() && seconds.getAsDouble() <= limit);
  }

  private Figure harmed() {
    double seconds = worst(OutageFindings::harmedUntil);
    Figure figure = seconds == 0 ? Figure.of("none") : Figure.seconds(seconds);
    double limit = fault() == Fault.REFUSED ? 0 : 1;
    boolean bound = fault() != Fault.PAUSES && scenario.rate() > 1;
    return judged(figure, bound, seconds <= limit);
  }

  private Figure back() {
    OptionalDouble seconds = latest(OutageFindings::backAfter);
    boolean within = seconds.isPresent() && seconds.getAsDouble() <= 10;
    return judged(Figure.seconds(seconds), shortOutage(), within);
  }

  private Figure skippedDuring() {
    double share = worst(OutageFindings::skippedDuring);
    return judged(Figure.percent(share, 2), fault() == Fault.FEW_ERRORS, share <= 0.01);
  }

  private Figure skippedAfter() {
    double share = worst(OutageFindings::skippedAfter);
    return judged(Figure.percent(share, 1), shortOutage(), share <= 0.4);
  }

  private Figure transitions() {
    double count = worst(OutageFindings::transitions);
    boolean bound = fault() == Fault.FLAPPING || fault() == Fault.PAUSES;
    return judged(Figure.of("%.0f", count), bound, count <= (fault() == Fault.PAUSES ? 0 : 8));
  }

  private Figure underWay() {
    double calls = worst(OutageFindings::mostUnderWay);
    return judged(Figure.of("%.0f", calls), fault() == Fault.BLACK_HOLE, calls <= 10);
  }

  private boolean shortOutage() {
    return !PARTIAL.contains(fault())
        && scenario.rate() > 1
        && scenario.phases().fault() <= SHORT_OUTAGE_SECONDS;
  }

  private Fault fault() {
    return scenario.fault();
  }

  private static Figure judged(Figure figure, boolean bound, boolean within) {
    return bound ? figure.within(within) : figure;
  }

  private double worst(ToDoubleFunction<OutageFindings> figure) {
    return runs.stream().mapToDouble(figure).max().orElseThrow();
  }

  /** Nothing if it did not come to that in one of the runs. */
  private OptionalDouble latest(Function<OutageFindings, OptionalDouble> moment) {
    return runs.stream().map(moment).allMatch(OptionalDouble::isPresent)
        ? OptionalDouble.of(worst(run -> moment.apply(run).getAsDouble()))
        : OptionalDouble.empty();
  }
}
