package io.github.fallback4j.examples.lab.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GeneratorTest {
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    workers.shutdownNow();
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    exchange.sendResponseHeaders(status, text.length());
    exchange.getResponseBody().write(text.getBytes());
    exchange.close();
  }

  private List<Sample> send(Arrival... arrivals) throws InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new Generator(address).send(List.of(arrivals), System.nanoTime());
  }

  @Test
  void answers_areToldApart() throws InterruptedException {
    server.createContext("/page", exchange -> answer(exchange, 200, "fractions SKIPPED"));
    server.createContext("/lesson", exchange -> answer(exchange, 200, "fractions"));

    assertThat(send(new Arrival(0, true), new Arrival(1, false)))
        .extracting(Sample::outcome)
        .containsExactly(Outcome.SKIPPED, Outcome.PLAIN);
  }

  @Test
  void errorOrSomethingElse_failed() throws InterruptedException {
    server.createContext("/page", exchange -> answer(exchange, 500, "fractions LIVE"));
    server.createContext("/lesson", exchange -> answer(exchange, 200, "sorry"));

    assertThat(send(new Arrival(0, true), new Arrival(1, false)))
        .extracting(Sample::outcome)
        .containsOnly(Outcome.FAILED);
  }

  @Test
  void nobodyThere_failed() throws InterruptedException {
    server.stop(0);

    assertThat(send(new Arrival(0, true)))
        .extracting(Sample::outcome)
        .containsExactly(Outcome.FAILED);
  }

  @Test
  void earlierOneIsNotAnsweredYet_laterOnesAreSent() throws InterruptedException {
    CountDownLatch laterCame = new CountDownLatch(1);
    server.createContext(
        "/page",
        exchange -> {
          try {
            boolean came = laterCame.await(4, TimeUnit.SECONDS);
            answer(exchange, came ? 200 : 500, "fractions LIVE");
          } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
          }
        });
    server.createContext(
        "/lesson",
        exchange -> {
          laterCame.countDown();
          answer(exchange, 200, "fractions");
        });

    assertThat(send(new Arrival(0, true), new Arrival(1_000, false)))
        .extracting(Sample::outcome)
        .containsExactly(Outcome.LIVE, Outcome.PLAIN);
  }

  @Test
  void sentTooLate_countsFromWhenItWasToCome() throws InterruptedException {
    server.createContext("/lesson", exchange -> answer(exchange, 200, "fractions"));
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    long secondAgo = System.nanoTime() - TimeUnit.SECONDS.toNanos(1);

    Sample sample = new Generator(address).send(List.of(new Arrival(0, false)), secondAgo).get(0);

    assertThat(sample.lateMicros()).isGreaterThanOrEqualTo(1_000_000);
    assertThat(sample.tookMicros()).isGreaterThan(sample.lateMicros());
  }
}
