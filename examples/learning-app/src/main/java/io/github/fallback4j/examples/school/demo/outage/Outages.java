package io.github.fallback4j.examples.school.demo.outage;

import io.github.fallback4j.examples.school.demo.DatabaseProcess;
import io.github.fallback4j.examples.school.demo.RedisProcess;
import io.github.fallback4j.examples.school.demo.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outages that can be played, and what they need to be played with. */
final class Outages implements AutoCloseable {
  private static final Duration LASTING = Duration.ofSeconds(12);
  private static final Duration SLOWNESS = Duration.ofSeconds(1);
  private static final Duration ORDER_LASTING = Duration.ofSeconds(5);

  private final RedisProcess redis;
  private final DatabaseProcess tokyo;
  private final Operator operator;
  private @Nullable DelayingProxy proxy;

  Outages(RedisProcess redis, DatabaseProcess tokyo, Operator operator) {
    this.redis = redis;
    this.tokyo = tokyo;
    this.operator = operator;
  }

  List<Outage> all() {
    return List.of(killed(), frozen(), slowed(), flag(), region(), evacuate());
  }

  private Outage killed() {
    return new Outage(
        "killed",
        "Redis is killed: its port refuses connections",
        Outage.Of.RANKING,
        LASTING,
        Outage.Act.NOTHING,
        redis::kill,
        redis::restart);
  }

  private Outage frozen() {
    return new Outage(
        "frozen",
        "Redis is frozen: it takes every command and answers none",
        Outage.Of.RANKING,
        LASTING,
        Outage.Act.NOTHING,
        redis::freeze,
        redis::thaw);
  }

  private Outage slowed() {
    return new Outage(
        "slowed",
        "Redis is slow: each answer takes a second",
        Outage.Of.RANKING,
        LASTING,
        this::putProxyBeforeRedis,
        () -> proxy().delay(SLOWNESS),
        () -> proxy().delay(Duration.ZERO));
  }

  private Outage flag() {
    return new Outage(
        "flag",
        "An operator switches the class ranking off for five seconds",
        Outage.Of.RANKING,
        ORDER_LASTING,
        operator::look,
        () ->
            operator.order(
                "lesson-ranking",
                "{\"mode\":\"off\",\"ttl\":\"%ds\",\"reason\":\"moving the ranking to a new server\"}"
                    .formatted(ORDER_LASTING.toSeconds())),
        Outage.Act.NOTHING);
  }

  private Outage region() {
    return new Outage(
        "region",
        "Tokyo's database is killed: lessons and all that was done live there",
        Outage.Of.TOKYO,
        LASTING,
        Outage.Act.NOTHING,
        tokyo::kill,
        tokyo::restart);
  }

  private Outage evacuate() {
    return new Outage(
        "evacuate",
        "An operator evacuates Tokyo with one order for tag:tokyo, and takes it back",
        Outage.Of.TOKYO,
        ORDER_LASTING,
        operator::look,
        () ->
            operator.order(
                "tag:tokyo", "{\"mode\":\"standby\",\"reason\":\"a typhoon is on its way\"}"),
        () -> operator.takeBack("tag:tokyo"));
  }

  /** The proxy takes over the port that the school knows, and Redis moves to another. */
  private void putProxyBeforeRedis() throws IOException {
    if (proxy == null) {
      int known = redis.port();
      int other = ServerProcess.freePort();
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

  @Override
  public void close() throws IOException {
    if (proxy != null) {
      proxy.close();
    }
  }
}
