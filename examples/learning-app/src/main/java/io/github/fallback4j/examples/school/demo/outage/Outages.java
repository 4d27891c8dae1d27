package io.github.fallback4j.examples.school.demo.outage;

import io.github.fallback4j.examples.school.demo.RedisProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outages that can be played, and what they need to be played with. */
final class Outages implements AutoCloseable {
  private static final Duration LASTING = Duration.ofSeconds(12);
  private static final Duration SLOWNESS = Duration.ofSeconds(1);
  private static final Duration FLAG_LASTING = Duration.ofSeconds(5);

  private final RedisProcess redis;
  private final URI school;
  private final HttpClient operator = HttpClient.newHttpClient();
  private @Nullable DelayingProxy proxy;

  Outages(RedisProcess redis, URI school) {
    this.redis = redis;
    this.school = school;
  }

  List<Outage> all() {
    return List.of(killed(), frozen(), slowed(), flag());
  }

  private Outage killed() {
    return new Outage(
        "killed",
        "Redis is killed: its port refuses connections",
        LASTING,
        Outage.Act.NOTHING,
        redis::kill,
        redis::restart);
  }

  private Outage frozen() {
    return new Outage(
        "frozen",
        "Redis is frozen: it takes every command and answers none",
        LASTING,
        Outage.Act.NOTHING,
        redis::freeze,
        redis::thaw);
  }

  private Outage slowed() {
    return new Outage(
        "slowed",
        "Redis is slow: each answer takes a second",
        LASTING,
        this::putProxyBeforeRedis,
        () -> proxy().delay(SLOWNESS),
        () -> proxy().delay(Duration.ZERO));
  }

  private Outage flag() {
    return new Outage(
        "flag",
        "An operator switches the class ranking off for five seconds",
        FLAG_LASTING,
        this::lookAtRanking,
        this::switchRankingOff,
        Outage.Act.NOTHING);
  }

  /** The proxy takes over the port that the school knows, and Redis moves to another. */
  private void putProxyBeforeRedis() throws IOException {
    if (proxy == null) {
      int known = redis.port();
      int other = RedisProcess.freePort();
      redis.moveTo(other);
      proxy = DelayingProxy.start(known, other);
    }
  }

  private DelayingProxy proxy() {
    if (proxy == null) {
      throw new IllegalStateException("no proxy yet");
    }
    return proxy;
  }

  /** Operators look before they act; and what the first request costs is not the flag's time. */
  private void lookAtRanking() throws IOException, InterruptedException {
    send(ranking().GET());
  }

  private void switchRankingOff() throws IOException, InterruptedException {
    String order =
        "{\"mode\":\"off\",\"ttl\":\"%ds\",\"reason\":\"moving the ranking to a new server\"}"
            .formatted(FLAG_LASTING.toSeconds());
    send(ranking().header("Content-Type", "application/json").POST(BodyPublishers.ofString(order)));
  }

  private HttpRequest.Builder ranking() {
    return HttpRequest.newBuilder(school.resolve("/actuator/fallback/lesson-ranking"));
  }

  private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = operator.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("the endpoint answered with " + response.statusCode());
    }
  }

  @Override
  public void close() throws IOException {
    if (proxy != null) {
      proxy.close();
    }
  }
}
