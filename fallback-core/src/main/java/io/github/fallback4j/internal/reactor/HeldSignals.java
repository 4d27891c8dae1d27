package io.github.fallback4j.internal.reactor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The signals of one call that a drill acts on. To the drill it is a call that answers later: with
 * the first signal of its source. What the source says is held back until the drill hands that on.
 */
final class HeldSignals {
  private final CompletableFuture<Object> first = new CompletableFuture<>();
  private @Nullable Publisher<Object> source;

  /**
   * The call was made.
   *
   * @param answer what it returned
   * @return completes with its first signal
   */
  CompletionStage<Object> began(Publisher<Object> answer) {
    source = answer;
    return first;
  }

  /**
   * The signals that subscribers get, on whose thread the source is subscribed to.
   *
   * @param stage what the drill hands on: the first signal, or what takes the place of a call that
   *     was not made
   */
  Flux<Object> of(CompletionStage<? extends Object> stage) {
    Mono<Object> handedOn = Mono.fromFuture(stage.toCompletableFuture());
    return source == null
        ? handedOn.flux()
        : Flux.from(source)
            .doOnNext(first::complete)
            .onErrorResume(thrown -> endAfter(handedOn, Mono.error(thrown)))
            .concatWith(Mono.defer(() -> endAfter(handedOn, Mono.empty())))
            .concatMapDelayError(value -> handedOn.thenReturn(value), 0);
  }

  /** An end is held back as a value is: it may be the first signal. */
  private Mono<Object> endAfter(Mono<Object> handedOn, Mono<Object> end) {
    first.complete(end);
    return handedOn.then(end);
  }
}
