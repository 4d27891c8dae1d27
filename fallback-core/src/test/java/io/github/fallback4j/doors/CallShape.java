package io.github.fallback4j.doors;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.reactor.Reactive;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A call of each shape that answers {@code live}, with a fallback that answers {@code instead}. */
enum CallShape {
  BLOCKING {
    @Override
    CompletableFuture<String> ask(Dependency dependency, AtomicInteger made, Executor threads) {
      return CompletableFuture.supplyAsync(
          () -> dependency.call(() -> live(made), () -> "instead"), threads);
    }
  },

  LAZY {
    @Override
    CompletableFuture<String> ask(Dependency dependency, AtomicInteger made, Executor threads) {
      return CompletableFuture.supplyAsync(
          () ->
              dependency
                  .call(() -> Stream.of(live(made)), () -> Stream.of("instead"))
                  .collect(Collectors.joining()),
          threads);
    }

    @Override
    Object malformed() {
      return Stream.of("%$!");
    }
  },

  STAGE {
    @Override
    CompletableFuture<String> ask(Dependency dependency, AtomicInteger made, Executor threads) {
      return dependency
          .callAsync(() -> CompletableFuture.completedFuture(live(made)), () -> "instead")
          .toCompletableFuture();
    }
  },

  MONO {
    @Override
    CompletableFuture<String> ask(Dependency dependency, AtomicInteger made, Executor threads) {
      return Reactive.mono(
              dependency, () -> Mono.fromSupplier(() -> live(made)), () -> Mono.just("instead"))
          .toFuture();
    }
  },

  FLUX {
    @Override
    CompletableFuture<String> ask(Dependency dependency, AtomicInteger made, Executor threads) {
      return Reactive.flux(
              dependency,
              () -> Flux.defer(() -> Flux.fromArray(live(made).split("(?<=li)"))),
              () -> Flux.just("in", "stead"))
          .collect(Collectors.joining())
          .toFuture();
    }
  };

  /**
   * Makes a call.
   *
   * @param made counts the calls that reach the dependency
   * @param threads runs it if it blocks
   * @return completes with the answer
   */
  abstract CompletableFuture<String> ask(
      Dependency dependency, AtomicInteger made, Executor threads);

  /** What a dependency that answers {@code %$!} answers with. */
  Object malformed() {
    return "%$!";
  }

  private static String live(AtomicInteger made) {
    made.incrementAndGet();
    return "live";
  }
}
