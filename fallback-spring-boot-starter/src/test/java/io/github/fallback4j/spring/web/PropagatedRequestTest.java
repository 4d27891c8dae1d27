package io.github.fallback4j.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.spi.DegradationSink;
import io.github.fallback4j.spring.RunningApp;
import io.github.fallback4j.spring.RunningApp.Answer;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Where Micrometer's context propagation moves requests between threads. */
class PropagatedRequestTest {
  private final ContextRegistry registry = new ContextRegistry();
  private final CurrentRequest current = PropagatedRequest.in(registry);
  private final RequestDegradations request = new RequestDegradations();

  @AfterAll
  static void stopPropagating() {
    Hooks.disableAutomaticContextPropagation();
  }

  private Supplier<DegradationSink> elsewhere(ContextSnapshot snapshot) {
    return () -> {
      try (ContextSnapshot.Scope scope = snapshot.setThreadLocals()) {
        return current.get();
      }
    };
  }

  @Test
  void snapshotIsTakenInARequest_requestIsCurrentWhereItIsUsed() {
    ContextSnapshotFactory snapshots =
        ContextSnapshotFactory.builder().contextRegistry(registry).clearMissing(true).build();
    ContextSnapshot outside = snapshots.captureAll();
    current.bind(request);
    ContextSnapshot inside = snapshots.captureAll();
    current.bind(null);

    assertThat(elsewhere(inside).get()).isSameAs(request);
    assertThat(current.get()).isNull();

    current.bind(request);
    assertThat(elsewhere(outside).get()).isNull();
    assertThat(current.get()).isSameAs(request);
  }

  @Test
  void secondApplicationStarts_sharesWhatTheFirstRegistered() {
    assertThat(PropagatedRequest.in(registry)).isSameAs(current);
  }

  @RestController
  static class Pages {
    private final Parts parts;
    private final Degradations degradations;

    Pages(Parts parts, Degradations degradations) {
      this.parts = parts;
      this.degradations = degradations;
    }

    @GetMapping("/blocking")
    Mono<Map<String, Object>> blocking() {
      return Mono.fromCallable(parts::ranking)
          .subscribeOn(Schedulers.boundedElastic())
          .map(ranking -> Map.of("without", degradations.all()));
    }

    @GetMapping("/stage")
    Mono<Map<String, Object>> stage() {
      return Mono.fromFuture(parts::scores)
          .map(scores -> Map.<String, Object>of("without", degradations.all()))
          .subscribeOn(Schedulers.parallel());
    }
  }

  @Configuration
  @EnableAutoConfiguration
  @Import({Parts.class, Pages.class})
  static class School {}

  @ParameterizedTest
  @ValueSource(strings = {"/blocking", "/stage"})
  void webFluxCallsWhatKnowsNothingOfReactor_responseSaysSo(String path) {
    try (RunningApp app =
        RunningApp.of(School.class)
            .reactive()
            .with(
                "fallback.switches.off=ranking,scores",
                "fallback.web.header=causes",
                "spring.reactor.context-propagation=auto")
            .start()) {
      Answer answer = app.get(path);

      assertThat(answer.header("Degraded")).endsWith(";cause=switch-off;fallback=substitute");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.at("without")).hasSize(1);
    }
  }
}
