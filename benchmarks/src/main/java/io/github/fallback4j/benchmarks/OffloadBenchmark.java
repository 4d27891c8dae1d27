package io.github.fallback4j.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Single calls timed: what a change of threads costs is in their median, not in their mean. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OffloadBenchmark {

  @Benchmark
  public String onThisThread(Fallback4jCalls.Healthy calls) {
    return calls.call();
  }

  @Benchmark
  public String offloaded(Fallback4jCalls.Offloaded calls) {
    return calls.call();
  }
}
