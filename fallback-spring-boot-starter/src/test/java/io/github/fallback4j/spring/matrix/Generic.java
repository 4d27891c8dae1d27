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

/** Annotated methods with types that only a class fills in. */
interface Generic<K, V> {
  @NonEssential(Shapes.ID)
  void nothing(K room);

  @NonEssential(value = Shapes.ID, fallback = "noValue")
  V value(K room);

  V noValue(K room);

  @NonEssential(Shapes.ID)
  Optional<V> optional(K room);

  @NonEssential(Shapes.ID)
  List<V> list(K room);

  @NonEssential(Shapes.ID)
  V[] array(K room);

  @NonEssential(Shapes.ID)
  CompletionStage<List<V>> stage(K room);

  @NonEssential(Shapes.ID)
  CompletableFuture<List<V>> completable(K room);

  @NonEssential(Shapes.ID)
  Future<List<V>> future(K room);

  @NonEssential(Shapes.ID)
  Mono<List<V>> mono(K room);

  @NonEssential(Shapes.ID)
  Flux<V> flux(K room);

  @NonEssential(Shapes.ID)
  Stream<V> stream(K room);

  @NonEssential(Shapes.ID)
  Iterator<V> iterator(K room);
}
