package io.github.fallback4j.benchmarks;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Brings a case to where an application is that has run for a while. */
final class Readiness {
  private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(60);
  private static final int QUIET_PERIODS = 5;
  private static final int CALLS = 1_000;

  private Readiness() {}

  /**
   * Calls until the JIT compiler has had nothing to do for a second of the caller's CPU time, which
   * takes longer where others keep both from a core. Then moves what was set up to the old
   * generation, where storing a reference costs more.
   */
  static void reach(Callable<String> call) {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    long begin = System.nanoTime();
    long compiled = -1;
    int quiet = 0;
    while (quiet < QUIET_PERIODS && System.nanoTime() - begin < LONGEST) {
      long before = compiled;
      callForAPeriod(call);
      compiled = compiler.getTotalCompilationTime();
      quiet = compiled == before ? quiet + 1 : 0;
    }
    System.gc();
  }

  private static void callForAPeriod(Callable<String> call) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    try {
      while (threads.getCurrentThreadCpuTime() - begin < PERIOD) {
        for (int i = 0; i < CALLS; i++) {
          call.call();
        }
      }
    } catch (Exception thrown) {
      throw new IllegalStateException("a call threw", thrown);
    }
  }
}
