package io.github.fallback4j.benchmarks;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Something promised, and what came of it.
 *
 * @param promise in words
 * @param format how its figures are written, with their unit
 * @param limit the highest figure that keeps it
 * @param figures what was measured, by round
 * @param cpuFigures the same by CPU time of the calling threads; empty where that says nothing
 */
record Bound(String promise, String format, double limit, Figures figures, Figures cpuFigures) {
  private static final Figures NONE = new Figures(List.of());
  private static final double KIBIBYTE = 1024;

  static List<Bound> all(Measurements measured, Registration registration) {
    return List.of(
        more(measured, "Skipped, beside its fallback alone", 15, Case.SKIPPED, Case.SUPPLIER),
        more(measured, "The same, 2 threads", 15, Case.SKIPPED_SHARED, Case.SUPPLIER_SHARED),
        more(
            measured,
            "Skipped `Mono`, beside an empty one",
            100,
            Case.SKIPPED_MONO,
            Case.EMPTY_MONO),
        new Bound(
            "Skipped: allocated per call",
            "%.0f B",
            0,
            measured.of(Case.SKIPPED, fork -> Math.rint(fork.bytes())),
            NONE),
        times(
            measured,
            "Skipped through Spring's proxy, beside an empty interceptor",
            3,
            Case.ANNOTATED_SKIPPED,
            Case.PROXY),
        times(
            measured,
            "Healthy, beside Resilience4j's breaker + bulkhead + fallback",
            1,
            Case.HEALTHY,
            Case.R4J_HEALTHY),
        times(
            measured,
            "The same, 2 threads that share it",
            0.7,
            Case.HEALTHY_SHARED,
            Case.R4J_HEALTHY_SHARED),
        times(
            measured,
            "Healthy with a stage complete when returned, beside the blocking call",
            1.2,
            Case.HEALTHY_ASYNC,
            Case.HEALTHY),
        more(
            measured,
            "Offloaded, beside the same call on its caller's thread: medians",
            20_000,
            Case.OFFLOADED,
            Case.ON_THIS_THREAD),
        times(
            measured,
            "Healthy through Spring's proxy, beside Resilience4j's annotation",
            0.2,
            Case.ANNOTATED_HEALTHY,
            Case.R4J_ANNOTATED_HEALTHY),
        once("Heap of one registered dependency", "%.2f KiB", 4, registration.bytes() / KIBIBYTE),
        once("Registering 10,000 dependencies", "%.2f s", 2, registration.seconds()));
  }

  /** Whether the median keeps the promise. */
  String verdict() {
    if (!figures.measured()) {
      return "not measured";
    }
    return figures.median() <= limit ? "met" : "**NOT met**";
  }

  private static Bound more(
      Measurements measured, String promise, double limit, Case ours, Case other) {
    return compared(
        promise, "%+,.1f ns", limit, f -> measured.compare(ours, other, f, (a, b) -> a - b));
  }

  private static Bound times(
      Measurements measured, String promise, double limit, Case ours, Case other) {
    return compared(
        promise, "%.2f ×", limit, f -> measured.compare(ours, other, f, (a, b) -> a / b));
  }

  private static Bound compared(
      String promise,
      String format,
      double limit,
      Function<ToDoubleFunction<Fork>, Figures> comparison) {
    return new Bound(
        promise, format, limit, comparison.apply(Fork::nanos), comparison.apply(Fork::cpuNanos));
  }

  private static Bound once(String promise, String format, double limit, double figure) {
    return new Bound(promise, format, limit, new Figures(List.of(figure)), NONE);
  }
}
