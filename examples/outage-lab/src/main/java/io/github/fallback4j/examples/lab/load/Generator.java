package io.github.fallback4j.examples.lab.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Sends requests when their time has come, whatever became of earlier ones. */
public final class Generator {
  /** The essential part of an answer. */
  private static final String LESSON = "fractions";

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private final HttpRequest page;
  private final HttpRequest plain;

  /**
   * Creates a load generator.
   *
   * @param application where it is
   */
  public Generator(URI application) {
    page = request(application.resolve("/page"));
    plain = request(application.resolve("/lesson"));
  }

  private static HttpRequest request(URI address) {
    return HttpRequest.newBuilder(address).timeout(PATIENCE).build();
  }

  /**
   * Sends them all, and waits for all answers.
   *
   * @param arrivals in the order in which they are to come
   * @param beginNanos when the run begins, by {@link System#nanoTime}
   * @return what became of them, in the same order
   */
  public List<Sample> send(List<Arrival> arrivals, long beginNanos) throws InterruptedException {
    Queue<Sample> samples = new ConcurrentLinkedQueue<>();
    List<CompletableFuture<?>> underWay = new ArrayList<>(arrivals.size());
    for (Arrival arrival : arrivals) {
      long due = beginNanos + TimeUnit.MICROSECONDS.toNanos(arrival.atMicros());
      waitUntil(due);
      long late = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due);
      underWay.add(
          client
              .sendAsync(arrival.page() ? page : plain, BodyHandlers.ofString())
              .handle((answer, failure) -> samples.add(sample(arrival, due, late, answer))));
    }
    CompletableFuture.allOf(underWay.toArray(CompletableFuture<?>[]::new)).join();
    return samples.stream().sorted(Comparator.comparingLong(Sample::atMicros)).toList();
  }

  private static void waitUntil(long due) throws InterruptedException {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  private static Sample sample(
      Arrival arrival, long due, long late, @Nullable HttpResponse<String> answer) {
    long took = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due);
    return new Sample(arrival.atMicros(), arrival.page(), late, took, outcome(arrival, answer));
  }

  private static Outcome outcome(Arrival arrival, @Nullable HttpResponse<String> answer) {
    if (answer == null || answer.statusCode() != 200 || !answer.body().startsWith(LESSON)) {
      return Outcome.FAILED;
    }
    if (!arrival.page()) {
      return Outcome.PLAIN;
    }
    return Outcome.valueOf(answer.body().substring(LESSON.length() + 1));
  }
}
