package io.github.fallback4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.context.request.RequestAttributes.SCOPE_REQUEST;
import static org.springframework.web.context.request.RequestAttributes.SCOPE_SESSION;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Enforce;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Offloaded calls and the requests of a real server, which they may outlast. */
class CarriedRequestTest {
  private static final Duration DEADLINE = Duration.ofMillis(200);

  private static RunningApp app;

  @Configuration
  @EnableAutoConfiguration
  static class School {
    @Bean
    DependencySpec ranking() {
      return DependencySpec.nonEssential("ranking")
          .enforce(Enforce.OFFLOAD)
          .automatic(Automatic.OFF)
          .deadline(DEADLINE)
          .warmUp(0)
          .build();
    }

    @Bean
    Page page(Dependencies dependencies) {
      return new Page(dependencies.get("ranking"));
    }

    @Bean
    EndOfRequest endOfRequest() {
      return new EndOfRequest();
    }
  }

  /** Does what a test asks for on another thread, within a request. */
  @RestController
  static class Page {
    private final Dependency ranking;
    volatile Callable<@Nullable Object> call = () -> null;

    Page(Dependency ranking) {
      this.ranking = ranking;
    }

    @GetMapping("/page")
    String page() {
      RequestAttributes request = RequestContextHolder.currentRequestAttributes();
      request.setAttribute("room", "5b", SCOPE_REQUEST);
      request.setAttribute("pupil", "Ada", SCOPE_SESSION);
      Object answer = ranking.<@Nullable Object>call(call, () -> "instead");
      return answer + ", " + request.getAttribute("left", SCOPE_REQUEST);
    }
  }

  static class EndOfRequest implements ServletRequestListener {
    private volatile CountDownLatch ended = new CountDownLatch(0);

    @Override
    public void requestInitialized(ServletRequestEvent event) {
      ended = new CountDownLatch(1);
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
      ended.countDown();
    }

    void await() throws InterruptedException {
      assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @BeforeAll
  static void start() {
    app = RunningApp.of(School.class).start();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static RequestAttributes request() {
    return RequestContextHolder.currentRequestAttributes();
  }

  /** What a call sees that goes on after its request. */
  private List<Object> seenAfterTheRequest(Function<RequestAttributes, List<Object>> look)
      throws Exception {
    CompletableFuture<List<Object>> seen = new CompletableFuture<>();
    app.bean(Page.class).call =
        () -> {
          app.bean(EndOfRequest.class).await();
          seen.completeAsync(() -> look.apply(request()), Runnable::run);
          return "late";
        };
    assertThat(app.get("/page").body()).isEqualTo("instead, null");
    return seen.get(10, TimeUnit.SECONDS);
  }

  @Test
  void duringTheRequestItsAttributesAreRead() {
    app.bean(Page.class).call =
        () ->
            "%s of %s on %s"
                .formatted(
                    request().getAttribute("pupil", SCOPE_SESSION),
                    request().getAttribute("room", SCOPE_REQUEST),
                    Thread.currentThread().getName());

    assertThat(app.get("/page").body()).startsWith("Ada of 5b on fallback-offload-");
  }

  @Test
  void duringTheRequestItsAttributesAreWritten() {
    app.bean(Page.class).call =
        () -> {
          request().setAttribute("left", "by the call", SCOPE_REQUEST);
          return "live";
        };

    assertThat(app.get("/page").body()).isEqualTo("live, by the call");
  }

  @Test
  void afterTheRequestItsAttributesAreWhatTheyWereAtTheBeginning() throws Exception {
    assertThat(seenAfterTheRequest(request -> List.of(request.getAttribute("room", SCOPE_REQUEST))))
        .containsExactly("5b");
  }

  @Test
  void afterTheRequestTheirNamesAreThoseOfTheBeginning() throws Exception {
    assertThat(
            seenAfterTheRequest(request -> Arrays.asList(request.getAttributeNames(SCOPE_REQUEST))))
        .contains("room");
  }

  @Test
  void afterTheRequestChangesAreTheCallsOwn() throws Exception {
    List<Object> seen =
        seenAfterTheRequest(
            request -> {
              request.setAttribute("late", "yes", SCOPE_REQUEST);
              request.removeAttribute("room", SCOPE_REQUEST);
              return Arrays.asList(
                  request.getAttribute("late", SCOPE_REQUEST),
                  request.getAttribute("room", SCOPE_REQUEST));
            });

    assertThat(seen).containsExactly("yes", null);
  }

  @Test
  void afterTheRequestThereIsNoSession() throws Exception {
    List<Object> seen =
        seenAfterTheRequest(
            request -> {
              request.setAttribute("late", "yes", SCOPE_SESSION);
              request.removeAttribute("pupil", SCOPE_SESSION);
              request.registerDestructionCallback("late", () -> {}, SCOPE_SESSION);
              return Arrays.asList(
                  request.getAttribute("late", SCOPE_SESSION),
                  request.getAttribute("pupil", SCOPE_SESSION),
                  request.getAttributeNames(SCOPE_SESSION).length);
            });

    assertThat(seen).containsExactly(null, null, 0);
  }
}
