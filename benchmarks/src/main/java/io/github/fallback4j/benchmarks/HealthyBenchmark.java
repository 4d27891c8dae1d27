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
}
