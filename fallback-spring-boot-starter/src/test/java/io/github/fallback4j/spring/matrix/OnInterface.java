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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An interface that no class of ours implements; its default methods answer. */
interface OnInterface extends Shapes {
  @Override
  @GetExchange("/nothing")
  @NonEssential(value = ID, fallback = "noThing")
  void nothing(@RequestParam String room);

  default void noThing() {}

  @Override
  @GetExchange("/one")
  @NonEssential(value = ID, fallback = "noValue")
  Score value(@RequestParam String room);

  default Score noValue() {
    return Score.INSTEAD;
  }

  @Override
  @GetExchange("/one")
  @NonEssential(value = ID, fallback = "noOptional")
  Optional<Score> optional(@RequestParam String room);

  default Optional<Score> noOptional() {
    return Optional.of(Score.INSTEAD);
  }

  @Override
  @GetExchange("/many")
  @NonEssential(value = ID, fallback = "noList")
  List<Score> list(@RequestParam String room);

  default List<Score> noList() {
    return List.of(Score.INSTEAD);
  }

  @Override
  @GetExchange("/many")
  @NonEssential(value = ID, fallback = "noArray")
  Score[] array(@RequestParam String room);

  default Score[] noArray() {
    return new Score[] {Score.INSTEAD};
  }

  @Override
  @GetExchange("/many")
  @NonEssential(value = ID, fallback = "noStage")
  CompletionStage<List<Score>> stage(@RequestParam String room);

  default CompletableFuture<List<Score>> noStage() {
    return completedFuture(List.of(Score.INSTEAD));
  }

  @Override
  @GetExchange("/many")
  @NonEssential(value = ID, fallback = "noStage")
  CompletableFuture<List<Score>> completable(@RequestParam String room);

  @Override
  @NonEssential(value = ID, fallback = "noStage")
  Future<List<Score>> future(String room);

  @Override
  @GetExchange("/many")
  @NonEssential(value = ID, fallback = "noMono")
  Mono<List<Score>> mono(@RequestParam String room);

  default Mono<List<Score>> noMono() {
    return Mono.just(List.of(Score.INSTEAD));
  }

  @Override
  @GetExchange("/lines")
  @NonEssential(value = ID, fallback = "noFlux")
  Flux<Score> flux(@RequestParam String room);

  default Flux<Score> noFlux() {
    return Flux.just(Score.INSTEAD);
  }

  @Override
  @NonEssential(value = ID, fallback = "noStream")
  Stream<Score> stream(String room);

  default Stream<Score> noStream() {
    return Stream.of(Score.INSTEAD);
  }

  @Override
  @NonEssential(value = ID, fallback = "noIterator")
  Iterator<Score> iterator(String room);

  default Iterator<Score> noIterator() {
    return List.of(Score.INSTEAD).iterator();
  }
}
