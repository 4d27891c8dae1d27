package io.github.fallback4j.spring.matrix;

import static io.github.fallback4j.spring.matrix.Score.FIRST;
import static io.github.fallback4j.spring.matrix.Score.SECOND;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.json.JsonMapper;

/** The remote system behind a real HTTP server. */
final class HttpUpstream implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Upstream upstream;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  HttpUpstream(Upstream upstream) {
    this.upstream = upstream;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.setExecutor(threads);
    serve("/nothing");
    serve("/one", JSON.writeValueAsString(FIRST));
    serve("/many", JSON.writeValueAsString(List.of(FIRST, SECOND)));
    serve("/lines", JSON.writeValueAsString(FIRST) + "\n", JSON.writeValueAsString(SECOND) + "\n");
    server.start();
  }

  private void serve(String path, String... parts) {
    String type = parts.length > 1 ? "application/x-ndjson" : "application/json";
    server.createContext(path, exchange -> answer(exchange, type, parts));
  }

  /** What is thrown here breaks the connection off. */
  private void answer(HttpExchange exchange, String type, String... parts) throws IOException {
    boolean up = isUp();
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(up ? 200 : 503, up && parts.length > 0 ? 0 : -1);
    if (up) {
      for (String part : parts) {
        exchange.getResponseBody().write(part.getBytes(UTF_8));
        exchange.getResponseBody().flush();
        upstream.goOn();
      }
    }
    exchange.close();
  }

  private boolean isUp() {
    try {
      upstream.answer();
      return true;
    } catch (IllegalStateException down) {
      return false;
    }
  }

  /** A declarative client whose methods answer when they return. */
  OnInterface restClient() {
    return client(
        RestClientAdapter.create(
            RestClient.builder()
                .baseUrl(url())
                .requestFactory(new JdkClientHttpRequestFactory())
                .build()));
  }

  /** A declarative client whose methods may answer later. */
  OnInterface webClient() {
    return client(
        WebClientAdapter.create(
            WebClient.builder()
                .baseUrl(url())
                .clientConnector(new JdkClientHttpConnector())
                .build()));
  }

  private String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private static OnInterface client(HttpExchangeAdapter adapter) {
    return HttpServiceProxyFactory.builderFor(adapter).build().createClient(OnInterface.class);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
