package io.github.fallback4j.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Single calls timed, a millisecond apart: what a change of threads costs is in their median, not
 * in their mean. Back to back, two threads that wake each other are measured more than the call:
 * they fight for one core.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class OffloadBenchmark {

  /** Waits for the next call. */
  @Setup(Level.Invocation)
  public void pause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
  }

  @Benchmark
  public String onThisThread(Fallback4jCalls.Healthy calls) {
    return calls.call();
  }

  @Benchmark
  public String offloaded(Fallback4jCalls.Offloaded calls) {
    return calls.call();
  }
}
