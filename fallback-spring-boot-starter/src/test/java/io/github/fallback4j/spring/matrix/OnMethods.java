package io.github.fallback4j.spring.matrix;

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

/** A class whose methods are annotated, most with nothing but the empty value to answer with. */
class OnMethods extends Upstream {
  OnMethods(State state) {
    super(state);
  }

  @Override
  @NonEssential(ID)
  public void nothing(String room) {
    super.nothing(room);
  }

  @Override
  @NonEssential(value = ID, fallback = "noValue")
  public Score value(String room) {
    return super.value(room);
  }

  Score noValue(String room) {
    return Score.INSTEAD;
  }

  @Override
  @NonEssential(ID)
  public Optional<Score> optional(String room) {
    return super.optional(room);
  }

  @Override
  @NonEssential(ID)
  public List<Score> list(String room) {
    return super.list(room);
  }

  @Override
  @NonEssential(ID)
  public Score[] array(String room) {
    return super.array(room);
  }

  @Override
  @NonEssential(ID)
  public CompletionStage<List<Score>> stage(String room) {
    return super.stage(room);
  }

  @Override
  @NonEssential(ID)
  public CompletableFuture<List<Score>> completable(String room) {
    return super.completable(room);
  }

  @Override
  @NonEssential(ID)
  public Future<List<Score>> future(String room) {
    return super.future(room);
  }

  @Override
  @NonEssential(ID)
  public Mono<List<Score>> mono(String room) {
    return super.mono(room);
  }

  @Override
  @NonEssential(ID)
  public Flux<Score> flux(String room) {
    return super.flux(room);
  }

  @Override
  @NonEssential(ID)
  public Stream<Score> stream(String room) {
    return super.stream(room);
  }

  @Override
  @NonEssential(ID)
  public Iterator<Score> iterator(String room) {
    return super.iterator(room);
  }
}
