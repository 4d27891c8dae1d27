package io.github.fallback4j.spring.matrix;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One method of each shape, as callers see them. */
interface Shapes {
  /** The dependency that all of them are calls of. */
  String ID = "scores";

  /** Whose scores callers ask for. */
  String ROOM = "7b";

  void nothing(String room);

  Score value(String room);

  Optional<Score> optional(String room);

  List<Score> list(String room);

  Score[] array(String room);

  CompletionStage<List<Score>> stage(String room);

  CompletableFuture<List<Score>> completable(String room);

  Future<List<Score>> future(String room);

  Mono<List<Score>> mono(String room);

  Flux<Score> flux(String room);

  Stream<Score> stream(String room);

  Iterator<Score> iterator(String room);
}
