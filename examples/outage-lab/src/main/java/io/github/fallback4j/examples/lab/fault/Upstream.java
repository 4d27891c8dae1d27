package io.github.fallback4j.examples.lab.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What the application calls: lessons, always well; and the ranking, which can fail now and then or
 * talk nonsense. Safe for use by many threads.
 */
final class Upstream implements AutoCloseable {
  /** How long the ranking takes when it is well, give or take a quarter. */
  static final Duration RANKING_TAKES = Duration.ofMillis(35);

  private static final String LESSON = "fractions";
  private static final String RANKING = "{\"names\":[\"Ada\",\"Ben\",\"Eva\"]}";
  private static final String NONSENSE = "{\"names\":[\"Ada\",<html>";

  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool(Upstream::worker);
  private final Random random;
  private volatile double errors;
  private volatile boolean garbled;

  Upstream(long seed) throws IOException {
    random = new Random(seed);
    // The JDK's server sends head and body apart; else the client's kernel may sit on the second.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    server.setExecutor(workers);
    server.createContext("/lesson", exchange -> answer(exchange, 200, LESSON));
    server.createContext("/ranking", this::ranking);
    server.start();
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "lab-upstream");
    thread.setDaemon(true);
    return thread;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Answers this share of requests for the ranking with an error. */
  void errors(double share) {
    errors = share;
  }

  /** Answers in time and with success, but with something nobody can read. */
  void garble() {
    garbled = true;
  }

  void heal() {
    errors = 0;
    garbled = false;
  }

  private void ranking(HttpExchange exchange) throws IOException {
    try {
      Thread.sleep((long) (RANKING_TAKES.toMillis() * (0.75 + 0.5 * random.nextDouble())));
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
    if (random.nextDouble() < errors) {
      answer(exchange, 500, "sorry");
    } else {
      answer(exchange, 200, garbled ? NONSENSE : RANKING);
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    String type = text.startsWith("{") ? "application/json" : "text/plain";
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
