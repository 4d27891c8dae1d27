package io.github.fallback4j.examples.school.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The school library: a second service with a port of its own. It picks lessons for pupils ({@code
 * GET /recommendations?pupil=Mia}) and takes notes for teachers ({@code POST /notices}).
 */
public final class LibraryService implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LibraryService.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<Pick> PICKS =
      List.of(
          new Pick(1, "What a fraction says", "Good with pizza"),
          new Pick(2, "The water cycle", "Look out of the window first"),
          new Pick(3, "Why the Moon changes its shape", "Best read in the evening"),
          new Pick(4, "How a leaf makes sugar", "Go and find a leaf"),
          new Pick(5, "Counting like the Romans", "For code breakers"),
          new Pick(6, "Their, there and they're", "Five minutes, useful for life"));

  static {
    // Or it sends head and body apart, and each answer waits 40 ms for the client's delayed ACK.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService workers;

  private LibraryService(int port) throws IOException {
    workers = Executors.newFixedThreadPool(8, LibraryService::worker);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    server.setExecutor(workers);
    server.createContext("/recommendations", exchange -> answer(exchange, 200, pick(exchange)));
    server.createContext("/notices", LibraryService::takeNote);
    server.start();
  }

  /** Starts it on a free port. */
  public static LibraryService start() throws IOException {
    return start(0);
  }

  /** Starts it on a given port. */
  public static LibraryService start(int port) throws IOException {
    LibraryService library = new LibraryService(port);
    log.info("The school library answers at {}", library.uri());
    return library;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }

  /** The same pupil gets the same picks. */
  private static byte[] pick(HttpExchange exchange) {
    String pupil = String.valueOf(exchange.getRequestURI().getQuery());
    List<Pick> picks = new ArrayList<>(PICKS);
    Collections.shuffle(picks, new Random(pupil.hashCode()));
    return JSON.writeValueAsBytes(picks);
  }

  private static void takeNote(HttpExchange exchange) throws IOException {
    byte[] note = exchange.getRequestBody().readAllBytes();
    log.info("A note for the teacher: {}", new String(note, StandardCharsets.UTF_8));
    answer(exchange, 204, new byte[0]);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "school-library");
    thread.setDaemon(true);
    return thread;
  }

  private record Pick(int lessonId, String title, String why) {}
}
