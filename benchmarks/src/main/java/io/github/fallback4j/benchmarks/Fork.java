package io.github.fallback4j.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.SampleTimeResult;

/**
 * What one JVM of its own measured of one case. Medians of its iterations: somebody else's burst of
 * work moves a mean.
 *
 * @param iterations nanoseconds per call, by iteration
 * @param nanos nanoseconds per call
 * @param cpuNanos nanoseconds of the calling threads' CPU time per call
 * @param bytes bytes allocated per call
 */
record Fork(List<Double> iterations, double nanos, double cpuNanos, double bytes) {

  static Fork of(RunResult result) {
    Collection<IterationResult> iterations = result.getAggregatedResult().getIterationResults();
    Figures nanos = figures(iterations, iteration -> typical(iteration.getPrimaryResult()));
    return new Fork(
        nanos.sorted(),
        nanos.median(),
        figures(
                iterations,
                iteration -> iteration.getSecondaryResults().get(CpuTime.LABEL).getScore())
            .median(),
        result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
  }

  /** Of calls that were timed one by one, the median: a mean tells more of the scheduler. */
  private static double typical(Result<?> result) {
    return result instanceof SampleTimeResult
        ? result.getStatistics().getPercentile(50)
        : result.getScore();
  }

  private static Figures figures(
      Collection<IterationResult> iterations, ToDoubleFunction<IterationResult> figure) {
    return new Figures(iterations.stream().mapToDouble(figure).boxed().toList());
  }
}
