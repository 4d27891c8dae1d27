package io.github.fallback4j.spring.matrix;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.reactor.Reactive;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Calls guarded where they are made, as far as there are such. */
record InCode(Dependency scores, Shapes upstream) {
  public void nothing(String room) {
    scores.run(() -> upstream.nothing(room));
  }

  public Score value(String room) {
    return scores.call(() -> upstream.value(room), () -> Score.INSTEAD);
  }

  public Optional<Score> optional(String room) {
    return scores.call(() -> upstream.optional(room), () -> Optional.of(Score.INSTEAD));
  }

  public List<Score> list(String room) {
    return scores.call(() -> upstream.list(room), () -> List.of(Score.INSTEAD));
  }

  public Score[] array(String room) {
    return scores.callOrElse(() -> upstream.array(room), why -> new Score[] {Score.INSTEAD});
  }

  public CompletionStage<List<Score>> stage(String room) {
    return scores.callAsync(() -> upstream.stage(room), () -> List.of(Score.INSTEAD));
  }

  public CompletableFuture<List<Score>> completable(String room) {
    return scores
        .callAsyncOrElse(() -> upstream.completable(room), why -> List.of(Score.INSTEAD))
        .toCompletableFuture();
  }

  public Mono<List<Score>> mono(String room) {
    return Reactive.mono(
        scores, () -> upstream.mono(room), () -> Mono.just(List.of(Score.INSTEAD)));
  }

  public Flux<Score> flux(String room) {
    return Reactive.fluxOrElse(scores, () -> upstream.flux(room), why -> Flux.just(Score.INSTEAD));
  }

  public Stream<Score> stream(String room) {
    return scores.call(() -> upstream.stream(room), () -> Stream.of(Score.INSTEAD));
  }
}
