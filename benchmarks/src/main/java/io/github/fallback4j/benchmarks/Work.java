package io.github.fallback4j.benchmarks;

import org.openjdk.jmh.infra.Blackhole;

/** What is guarded: the same in every case, and so small that only the guard is left to measure. */
final class Work {
  static final String LIVE = "live";
  static final String SUBSTITUTE = "substitute";

  private Work() {}

  static String call() {
    Blackhole.consumeCPU(0);
    return LIVE;
  }

  static String substitute() {
    return SUBSTITUTE;
  }
}
