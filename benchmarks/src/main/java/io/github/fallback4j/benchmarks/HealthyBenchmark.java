package io.github.fallback4j.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** A call that reaches its dependency. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HealthyBenchmark {

  @Benchmark
  public String direct(Baselines baselines) {
    return baselines.direct();
  }

  @Benchmark
  public String fallback4j(Fallback4jCalls.Healthy calls) {
    return calls.call();
  }

  @Benchmark
  public String resilience4j(Resilience4jCalls.Healthy calls) throws Exception {
    return calls.call();
  }

  /** What a stage that is completed after it was returned costs by itself. */
  @Benchmark
  public String directLater(Baselines baselines) {
    return baselines.later();
  }

  @Benchmark
  public String fallback4jAsync(Fallback4jCalls.HealthyAsync calls) {
    return calls.call();
  }

  @Benchmark
  public String fallback4jLater(Fallback4jCalls.HealthyLater calls) {
    return calls.call();
  }
}
