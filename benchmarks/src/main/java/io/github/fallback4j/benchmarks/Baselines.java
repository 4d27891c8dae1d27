package io.github.fallback4j.benchmarks;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What there is to measure against: nothing, a flag, and the fallback alone. */
@State(Scope.Benchmark)
public class Baselines {
  final Callable<String> supplying = this::supplier;
  private final Supplier<String> work = Work::call;
  private final Supplier<String> fallback = Work::substitute;
  private volatile boolean off = true;

  String direct() {
    return work.get();
  }

  /** A stage that is completed after it was returned, and what its caller attaches to it. */
  String later() {
    CompletableFuture<String> later = new CompletableFuture<>();
    CompletableFuture<String> answer = later.thenApply(Function.identity());
    later.complete(work.get());
    return answer.join();
  }

  String volatileFlag() {
    return off ? Work.SUBSTITUTE : Work.call();
  }

  String supplier() {
    return fallback.get();
  }
}
