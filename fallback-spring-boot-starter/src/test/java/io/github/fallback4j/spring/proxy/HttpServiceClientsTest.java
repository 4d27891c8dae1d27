package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Essential;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.Order;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.service.HttpServiceClientPropertiesAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.service.HttpServiceClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.springframework.web.service.registry.ImportHttpServices;

/** Declarative HTTP clients of Spring, calling a real server. */
class HttpServiceClientsTest {
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private int status = 200;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(path);
    byte[] body = ("answer to " + path).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  interface Rankings {
    @GetExchange("/rankings/{room}")
    @NonEssential(
        value = "ranking",
        fallback = "noRanking",
        passThrough = HttpClientErrorException.NotFound.class)
    String ranking(@PathVariable String room);

    default String noRanking(String room, Degradation why) {
      return room + " rests: " + why.cause();
    }

    @GetExchange("/tokyo/lessons/{id}")
    @Essential(value = "lesson", standby = "lessonFromOsaka")
    String lesson(@PathVariable long id);

    @GetExchange("/osaka/lessons/{id}")
    String lessonFromOsaka(@PathVariable long id);

    @GetExchange("/plain")
    String plain();
  }

  @Configuration
  static class ByFactory {
    @Bean
    Rankings rankings(Environment environment) {
      RestClient client = RestClient.create(environment.getRequiredProperty("upstream"));
      return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
          .build()
          .createClient(Rankings.class);
    }
  }

  @Configuration
  @ImportHttpServices(group = "school", types = Rankings.class)
  static class ByRegistry {}

  private ApplicationContextRunner runner(String way) {
    String upstream = "http://localhost:" + server.getAddress().getPort();
    return new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                AnnotatedBeansAutoConfiguration.class,
                FallbackAutoConfiguration.class,
                HttpClientAutoConfiguration.class,
                ImperativeHttpClientAutoConfiguration.class,
                RestClientAutoConfiguration.class,
                HttpServiceClientPropertiesAutoConfiguration.class,
                HttpServiceClientAutoConfiguration.class))
        .withUserConfiguration(way.equals("factory") ? ByFactory.class : ByRegistry.class)
        .withPropertyValues(
            "upstream=" + upstream,
            "spring.http.serviceclient.school.base-url=" + upstream,
            "fallback.defaults.deadline=30s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"factory", "registry"})
  void upstreamAnswers_callIsLive(String way) {
    runner(way)
        .run(
            context -> {
              assertThat(context.getBean(Rankings.class).ranking("7b"))
                  .isEqualTo("answer to /rankings/7b");
              assertThat(context.getBean(Dependencies.class).get("ranking").calls().live()).isOne();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"factory", "registry"})
  void upstreamFails_defaultMethodAnswers(String way) {
    status = 503;
    runner(way)
        .run(
            context ->
                assertThat(context.getBean(Rankings.class).ranking("7b"))
                    .isEqualTo("7b rests: FAILURE"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"factory", "registry"})
  void dependencyIsOff_nothingIsSent(String way) {
    runner(way)
        .withPropertyValues("fallback.switches.off=ranking", "fallback.strict=true")
        .run(
            context -> {
              assertThat(context.getBean(Rankings.class).ranking("7b"))
                  .isEqualTo("7b rests: SWITCH_OFF");
              assertThat(requests).isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"factory", "registry"})
  void statusThatIsAnAnswer_reachesTheCaller(String way) {
    status = 404;
    runner(way)
        .run(
            context ->
                assertThatThrownBy(() -> context.getBean(Rankings.class).ranking("7b"))
                    .isInstanceOf(HttpClientErrorException.NotFound.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"factory", "registry"})
  void standbyIsOrdered_theOtherExchangeIsMade(String way) {
    runner(way)
        .run(
            context -> {
              Rankings client = context.getBean(Rankings.class);
              context
                  .getBean(Switchboard.class)
                  .order(Order.standby("lesson").lasting(Duration.ofMinutes(1)));

              assertThat(client.lesson(7)).isEqualTo("answer to /osaka/lessons/7");
              assertThat(requests).containsExactly("/osaka/lessons/7");
            });
  }

  @Test
  void methodsWithoutAnnotation_areLeftAlone() {
    runner("factory")
        .withPropertyValues("fallback.switches.off=all")
        .run(
            context ->
                assertThat(context.getBean(Rankings.class).plain()).isEqualTo("answer to /plain"));
  }
}
