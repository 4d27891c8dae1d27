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
import org.jspecify.annotations.Nullable;

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
  private volatile long rankingSeenMissing = Long.MAX_VALUE;

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

  /** Looks out for the next page that comes without the ranking. */
  void watchRanking() {
    rankingSeenMissing = Long.MAX_VALUE;
  }

  /** When that page came, in {@link System#nanoTime()}; {@code null} if none has. */
  @Nullable Long rankingSeenMissing() {
    long seen = rankingSeenMissing;
    return seen == Long.MAX_VALUE ? null : seen;
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
              long now = System.nanoTime();
              boolean seen = failure == null && showsLesson(page);
              counted.add(seen, Duration.ofNanos(now - due));
              if (seen && page.body().contains("id=\"ranking-resting\"")) {
                noteMissing(now);
              }
              return null;
            });
  }

  private synchronized void noteMissing(long now) {
    rankingSeenMissing = Math.min(rankingSeenMissing, now);
  }

  private static boolean showsLesson(HttpResponse<String> page) {
    return page.statusCode() == 200
        && page.body().contains("<article class=\"lesson\">")
        && page.body().contains("</html>");
  }
}
