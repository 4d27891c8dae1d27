package io.github.fallback4j.examples.webflux.demo;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.JsonNode;

/**
 * Visitors of the school, on an event loop of their own. They come at a steady rate, whether or not
 * those before them have been served, and the clock of each runs from the moment at which it was
 * due. Thread-safe.
 */
final class Visitors implements AutoCloseable {
  private static final int LESSONS = 3;
  private static final int WARM_AFTER = 1_500; // visits
  private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LoopResources loop = LoopResources.create("visitors", 1, true);
  private final WebClient browser;
  private final AtomicLong began = new AtomicLong();
  private final Disposable.Swap coming = Disposables.swap();
  private volatile Phase phase = new Phase("before the first");

  Visitors(URI school) {
    HttpClient client = HttpClient.create().runOn(loop).responseTimeout(PATIENCE);
    browser =
        WebClient.builder()
            .clientConnector(new ReactorClientHttpConnector(client))
            .baseUrl(school.toString())
            .build();
  }

  /** Whoever comes from now on counts there. */
  void enter(Phase next) {
    phase = next;
  }

  /**
   * One visitor after the other comes until the school has seen enough of them to be quick: what
   * has just been started is slow for reasons of its own.
   */
  void warmUp() {
    Flux.range(1, WARM_AFTER)
        .concatMap(visit -> visit(visit, System.nanoTime()))
        .take(LONGEST_WARM_UP)
        .blockLast();
  }

  /**
   * From now on they come.
   *
   * @param each how often somebody asks for a lesson, and somebody else for a page
   */
  void arrive(Duration each) {
    coming.update(
        Flux.interval(each)
            .doOnSubscribe(now -> began.set(System.nanoTime()))
            .map(visit -> visit + 1)
            .flatMap(visit -> visit(visit, began.get() + visit * each.toNanos()), Integer.MAX_VALUE)
            .subscribe());
  }

  private Mono<Void> visit(long number, long due) {
    Phase counted = phase;
    long lesson = number % LESSONS + 1;
    return Mono.when(
        read("/lessons/{lesson}", lesson, "/title", due, counted.lessons),
        read("/lessons/{lesson}/page", lesson, "/lesson/title", due, counted.pages)
            .doOnNext(page -> counted.pageCame(page.path("without").isEmpty())));
  }

  /** Completes empty if there is no lesson in the answer, or no answer. */
  private Mono<JsonNode> read(String path, long lesson, String title, long due, Tally tally) {
    return browser
        .get()
        .uri(path, lesson)
        .retrieve()
        .bodyToMono(JsonNode.class)
        .filter(answer -> answer.at(title).isString())
        .switchIfEmpty(Mono.error(() -> new IllegalStateException("no lesson")))
        .doOnNext(answer -> tally.answered(Duration.ofNanos(System.nanoTime() - due)))
        .doOnError(failure -> tally.failed())
        .onErrorComplete();
  }

  @Override
  public void close() {
    coming.dispose();
    loop.dispose();
  }
}
