package io.github.fallback4j.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Writes what was measured as Markdown. */
final class Report {
  private static final String NOTHING = "–";

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void cases(Measurements measured) {
    line("| Call | Threads | ns/op | ± | by fork | CPU ns/op | B/op |");
    line("|---|--:|--:|--:|--:|--:|--:|");
    for (Case shown : Case.values()) {
      Figures nanos = measured.of(shown, Fork::nanos);
      line(
          "| %s | %d | %s | %s | %s | %s | %s |",
          shown.label(),
          shown.threads(),
          median(nanos),
          nanos.measured() ? figure(measured.error(shown)) : NOTHING,
          nanos.measured() ? figure(nanos.lowest()) + " – " + figure(nanos.highest()) : NOTHING,
          median(measured.of(shown, Fork::cpuNanos)),
          bytes(measured.of(shown, Fork::bytes)));
    }
    line("");
  }

  void bounds(List<Bound> bounds) {
    line("| Bound | At most | Measured | by round | by CPU time | |");
    line("|---|--:|--:|--:|--:|---|");
    for (Bound bound : bounds) {
      Figures figures = bound.figures();
      line(
          "| %s | %s | %s | %s | %s | %s |",
          bound.promise(),
          written(bound, bound.limit()),
          figures.measured() ? written(bound, figures.median()) : NOTHING,
          figures.sorted().size() > 1
              ? written(bound, figures.lowest()) + " – " + written(bound, figures.highest())
              : NOTHING,
          bound.cpuFigures().measured() ? written(bound, bound.cpuFigures().median()) : NOTHING,
          bound.verdict());
    }
    line("");
  }

  void registration(Registration costs) {
    line(
        "%,d dependencies: %.2f s to register; heap of each %,.0f B, %,.0f B once all its permits"
            + " were in use, %,.0f B when it is bound to a registry too.",
        Registration.DEPENDENCIES,
        costs.seconds(),
        costs.bytes(),
        costs.bytesUsed(),
        costs.bytesBound());
    line("");
  }

  void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }

  private static String written(Bound bound, double figure) {
    return String.format(Locale.ROOT, bound.format(), figure);
  }

  private static String median(Figures figures) {
    return figures.measured() ? figure(figures.median()) : NOTHING;
  }

  private static String bytes(Figures figures) {
    return figures.measured() ? String.format(Locale.ROOT, "%,.0f", figures.median()) : NOTHING;
  }

  /** Three digits, or all before the point. */
  private static String figure(double value) {
    String format = value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f";
    return Double.isNaN(value) ? NOTHING : String.format(Locale.ROOT, format, value);
  }
}
