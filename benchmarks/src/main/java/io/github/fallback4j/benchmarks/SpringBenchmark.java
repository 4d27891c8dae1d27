package io.github.fallback4j.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** A call of a bean in a Boot application. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SpringBenchmark {

  @Benchmark
  public String emptyInterceptor(InterceptedCalls calls) {
    return calls.call();
  }

  @Benchmark
  public String healthyFallback4j(AnnotatedFallback4jCalls.Healthy calls) {
    return calls.call();
  }

  @Benchmark
  public String healthyResilience4j(AnnotatedResilience4jCalls.Healthy calls) {
    return calls.call();
  }

  @Benchmark
  public String skippedFallback4j(AnnotatedFallback4jCalls.SwitchedOff calls) {
    return calls.call();
  }

  @Benchmark
  public String skippedResilience4j(AnnotatedResilience4jCalls.ForcedOpen calls) {
    return calls.call();
  }
}
