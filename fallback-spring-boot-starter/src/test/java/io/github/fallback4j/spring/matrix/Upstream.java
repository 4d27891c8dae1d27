package io.github.fallback4j.spring.matrix;

import static io.github.fallback4j.spring.matrix.Score.FIRST;
import static io.github.fallback4j.spring.matrix.Score.SECOND;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The remote system: it answers, fails, or is silent until it is told to speak. */
class Upstream implements Shapes {
  private final State state;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile CompletableFuture<Void> silence = new CompletableFuture<>();

  Upstream(State state) {
    this.state = state;
  }

  /** How often it was asked so far. */
  final int asked() {
    return asked.get();
  }

  /** Where it is mute, has those wait who ask from now on. */
  final void fallSilent() {
    silence = new CompletableFuture<>();
  }

  /** Lets those go on who wait for an answer. */
  final void speak() {
    silence.complete(null);
  }

  final void stop() {
    speak();
    threads.shutdownNow();
  }

  final List<Score> answer(Score... scores) {
    asked.incrementAndGet();
    if (state == State.FAILING) {
      throw new IllegalStateException("down");
    }
    if (state.isMute()) {
      awaitSpeech();
    }
    return List.of(scores);
  }

  /** Goes on after a part of the answer. */
  final void goOn() {
    if (state == State.MIDWAY) {
      throw new IllegalStateException("down in the middle");
    }
  }

  private void awaitSpeech() {
    try {
      silence.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("no longer wanted", e);
    }
  }

  @Override
  public void nothing(String room) {
    answer();
  }

  @Override
  public Score value(String room) {
    return answer(FIRST).get(0);
  }

  @Override
  public Optional<Score> optional(String room) {
    return answer(FIRST).stream().findFirst();
  }

  @Override
  public List<Score> list(String room) {
    return answer(FIRST, SECOND);
  }

  @Override
  public Score[] array(String room) {
    return answer(FIRST, SECOND).toArray(Score[]::new);
  }

  @Override
  public CompletionStage<List<Score>> stage(String room) {
    return later();
  }

  @Override
  public CompletableFuture<List<Score>> completable(String room) {
    return later();
  }

  private CompletableFuture<List<Score>> later() {
    return CompletableFuture.supplyAsync(() -> answer(FIRST, SECOND), threads);
  }

  @Override
  public Future<List<Score>> future(String room) {
    return threads.submit(() -> answer(FIRST, SECOND));
  }

  @Override
  public Mono<List<Score>> mono(String room) {
    return Mono.fromFuture(this::later);
  }

  @Override
  public Flux<Score> flux(String room) {
    return Mono.fromFuture(this::later)
        .flatMapIterable(scores -> scores)
        .concatMap(score -> Flux.just(score).doOnComplete(this::goOn), 1);
  }

  @Override
  public Stream<Score> stream(String room) {
    return answer(FIRST, SECOND).stream().peek(this::beforeSecond);
  }

  private void beforeSecond(Score score) {
    if (score.equals(SECOND)) {
      goOn();
    }
  }

  @Override
  public Iterator<Score> iterator(String room) {
    return stream(room).iterator();
  }
}
