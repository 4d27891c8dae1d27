package io.github.fallback4j.spring.matrix;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.github.fallback4j.NonEssential;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A class for which the methods of another bean answer. */
@NonEssential(value = Shapes.ID, fallbackIn = Elsewhere.Local.class)
class Elsewhere extends Upstream {
  Elsewhere(State state) {
    super(state);
  }

  static class Local implements Shapes {
    @Override
    public void nothing(String room) {}

    @Override
    public Score value(String room) {
      return Score.INSTEAD;
    }

    @Override
    public Optional<Score> optional(String room) {
      return Optional.of(Score.INSTEAD);
    }

    @Override
    public List<Score> list(String room) {
      return List.of(Score.INSTEAD);
    }

    @Override
    public Score[] array(String room) {
      return new Score[] {Score.INSTEAD};
    }

    @Override
    public CompletionStage<List<Score>> stage(String room) {
      return completable(room);
    }

    @Override
    public CompletableFuture<List<Score>> completable(String room) {
      return completedFuture(list(room));
    }

    @Override
    public Future<List<Score>> future(String room) {
      return completable(room);
    }

    @Override
    public Mono<List<Score>> mono(String room) {
      return Mono.just(List.of(Score.INSTEAD));
    }

    @Override
    public Flux<Score> flux(String room) {
      return Flux.just(Score.INSTEAD);
    }

    @Override
    public Stream<Score> stream(String room) {
      return Stream.of(Score.INSTEAD);
    }

    @Override
    public Iterator<Score> iterator(String room) {
      return stream(room).iterator();
    }
  }
}
