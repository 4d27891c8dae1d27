package io.github.fallback4j.examples.school.demo.outage;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Visitors of the lesson page. They come at a steady rate, whether or not those before them have
 * been served, and the clock of each runs from the moment at which it was due. Thread-safe.
 */
final class Visitors implements AutoCloseable {
  private static final int LESSONS = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int WARM_AFTER = 1_000; // pages
  private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(1);

  private final URI school;
  private final long period; // nanoseconds
  private final HttpClient browser =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ScheduledExecutorService door =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "school-visitors");
            thread.setDaemon(true);
            return thread;
          });

  private long start;
  private long came; // only the door's thread counts
  private volatile Tally phase = new Tally();

  Visitors(URI school, int perSecond) {
    this.school = school;
    this.period = TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  /**
   * One visitor reads page after page until the school has seen enough of them to be quick: what
   * has just been started is slow for reasons of its own.
   */
  Tally warmUp() {
    Tally tally = new Tally();
    long began = System.nanoTime();
    for (int page = 0; page < WARM_AFTER; page++) {
      long due = System.nanoTime();
      if (due - began > LONGEST_WARM_UP.toNanos()) {
        break;
      }
      visit(page, due, tally).join();
    }
    return tally;
  }

  /** From now on they come. */
  void arrive() {
    start = System.nanoTime();
    door.scheduleAtFixedRate(
        () -> visit(came, start + came++ * period, phase), 0, period, TimeUnit.NANOSECONDS);
  }

  /** Begins a phase: whoever comes from now on counts there. */
  Tally enter() {
    Tally next = new Tally();
    phase = next;
    return next;
  }

  @Override
  public void close() {
    door.shutdownNow();
  }

  /** Completes when the page has come or failed to come. */
  private CompletableFuture<Void> visit(long count, long due, Tally counted) {
    URI lesson = school.resolve("/lessons/" + (count % LESSONS + 1));
    return browser
        .sendAsync(
            HttpRequest.newBuilder(lesson).timeout(PATIENCE).build(), BodyHandlers.ofString())
        .handle(
            (page, failure) -> {
              Visit.Page seen = failure == null ? see(page) : Visit.Page.NO_LESSON;
              counted.add(new Visit(due, System.nanoTime(), seen));
              return null;
            });
  }

  private static Visit.Page see(HttpResponse<String> page) {
    boolean lesson =
        page.statusCode() == 200
            && page.body().contains("<article class=\"lesson\">")
            && page.body().contains("</html>");
    if (!lesson) {
      return Visit.Page.NO_LESSON;
    }
    return page.body().contains("id=\"ranking-resting\"")
        ? Visit.Page.LESSON_WITHOUT_RANKING
        : Visit.Page.LESSON;
  }
}
