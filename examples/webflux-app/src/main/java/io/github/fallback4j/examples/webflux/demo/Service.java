package io.github.fallback4j.examples.webflux.demo;

import java.net.URI;
import java.time.Duration;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitFailureHandler;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/**
 * A service with a port and an event loop of its own. Frozen, it accepts connections and requests
 * and answers none until it is thawed. Thread-safe.
 */
public final class Service implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Sinks.Many<Boolean> frozen = Sinks.many().replay().latestOrDefault(false);
  private final LoopResources loop;
  private final DisposableServer server;

  private Service(String name, RouterFunction<ServerResponse> answers) {
    loop = LoopResources.create(name, 1, true);
    RouterFunction<ServerResponse> held =
        answers.filter((request, next) -> awaitThaw().then(Mono.defer(() -> next.handle(request))));
    server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .runOn(loop)
            .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(held)))
            .bindNow(PATIENCE);
  }

  static Service start(String name, RouterFunction<ServerResponse> answers) {
    return new Service(name, answers);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  public void freeze() {
    frozen.emitNext(true, EmitFailureHandler.busyLooping(PATIENCE));
  }

  public void thaw() {
    frozen.emitNext(false, EmitFailureHandler.busyLooping(PATIENCE));
  }

  private Mono<Boolean> awaitThaw() {
    return frozen.asFlux().filter(still -> !still).next();
  }

  @Override
  public void close() {
    server.disposeNow(PATIENCE);
    loop.dispose();
  }
}
