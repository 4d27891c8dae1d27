package io.github.fallback4j.examples.school.demo.outage;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
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
  private final long start = System.nanoTime();

  private long came; // only the door's thread counts
  private volatile Tally phase = new Tally();
  private volatile long rankingSeenMissing = Long.MAX_VALUE;

  Visitors(URI school, int perSecond) {
    this.school = school;
    this.period = TimeUnit.SECONDS.toNanos(1) / perSecond;
    door.scheduleAtFixedRate(this::visit, 0, period, TimeUnit.NANOSECONDS);
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

  private void visit() {
    long due = start + came * period;
    long lesson = came % LESSONS + 1;
    came++;
    Tally counted = phase;
    HttpRequest request =
        HttpRequest.newBuilder(school.resolve("/lessons/" + lesson)).timeout(PATIENCE).build();
    browser
        .sendAsync(request, BodyHandlers.ofString())
        .whenComplete(
            (page, failure) -> {
              long now = System.nanoTime();
              boolean seen = failure == null && showsLesson(page);
              counted.add(seen, Duration.ofNanos(now - due));
              if (seen && page.body().contains("id=\"ranking-resting\"")) {
                noteMissing(now);
              }
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
