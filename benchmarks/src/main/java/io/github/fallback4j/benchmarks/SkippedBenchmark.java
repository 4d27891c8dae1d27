package io.github.fallback4j.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import reactor.core.publisher.Mono;

/** A call that is answered by its fallback without reaching its dependency. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SkippedBenchmark {

  @Benchmark
  public String volatileFlag(Baselines baselines) {
    return baselines.volatileFlag();
  }

  @Benchmark
  public String supplier(Baselines baselines) {
    return baselines.supplier();
  }

  @Benchmark
  public String fallback4j(Fallback4jCalls.SwitchedOff calls) {
    return calls.call();
  }

  @Benchmark
  public String resilience4j(Resilience4jCalls.ForcedOpen calls) throws Exception {
    return calls.call();
  }

  @Benchmark
  public String resilience4jWithoutStackTrace(Resilience4jCalls.ForcedOpenWithoutStackTrace calls)
      throws Exception {
    return calls.call();
  }

  @Benchmark
  public String deepSupplier(Baselines baselines) throws Exception {
    return Depth.call(baselines.supplying);
  }

  @Benchmark
  public String deepFallback4j(Fallback4jCalls.SwitchedOff calls) throws Exception {
    return Depth.call(calls.calling);
  }

  @Benchmark
  public String deepResilience4j(Resilience4jCalls.ForcedOpen calls) throws Exception {
    return Depth.call(calls.calling);
  }

  @Benchmark
  public String deepResilience4jWithoutStackTrace(
      Resilience4jCalls.ForcedOpenWithoutStackTrace calls) throws Exception {
    return Depth.call(calls.calling);
  }

  @Benchmark
  public String emptyMono() {
    return Ending.of(Mono.empty());
  }

  @Benchmark
  public String fallback4jMono(Fallback4jCalls.SwitchedOffMono calls) {
    return calls.call();
  }
}
