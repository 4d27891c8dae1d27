package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.CallWithStandby;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Order;
import io.github.fallback4j.reactor.Reactive;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Essential calls that answer with signals: always made, measured for each subscription. */
class ReactiveEssentialTest {
  private final EngineFixture fixture =
      new EngineFixture(
          DependencySpec.essential("lesson")
              .standby()
              .passThrough(List.of(IllegalArgumentException.class))
              .build());
  private final Dependency lesson = fixture.get("lesson");

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void monoHasAValue_isCountedOnceItIsSubscribed() {
    Mono<String> answer = Reactive.mono(lesson, () -> Mono.just("algebra"));
    assertThat(lesson.calls().live()).isZero();

    StepVerifier.create(answer).expectNext("algebra").verifyComplete();

    assertThat(lesson.calls().live()).isEqualTo(1);
  }

  @Test
  void subscriberHasItsValueAndCancels_isCountedAsASuccess() {
    assertThat(Reactive.mono(lesson, () -> Mono.just("algebra")).toFuture().join())
        .isEqualTo("algebra");

    assertThat(lesson.calls().live()).isEqualTo(1);
  }

  @Test
  void monoFails_itsFailureReachesTheSubscriberAndIsCounted() {
    StepVerifier.create(Reactive.mono(lesson, () -> Mono.error(new IOException("down"))))
        .verifyErrorMessage("down");

    assertThat(lesson.calls().error()).isEqualTo(1);
  }

  @Test
  void callThrows_thatReachesTheSubscriberAndIsCounted() {
    Mono<String> answer =
        Reactive.mono(
            lesson,
            () -> {
              throw new IOException("down");
            });

    StepVerifier.create(answer).verifyErrorMessage("down");
    assertThat(lesson.calls().error()).isEqualTo(1);
  }

  @Test
  void callReturnsNull_theFailureNamesTheDependency() {
    StepVerifier.create(Reactive.<String>mono(lesson, () -> null))
        .expectErrorSatisfies(thrown -> assertThat(thrown).hasMessageContaining("lesson"))
        .verify();
  }

  @Test
  void fluxFailsMidway_isOneFailure() {
    Flux<String> failing = Flux.just("a").concatWith(Flux.error(new IOException("down")));

    StepVerifier.create(Reactive.flux(lesson, () -> failing))
        .expectNext("a")
        .verifyErrorMessage("down");

    assertThat(lesson.calls().error()).isEqualTo(1);
    assertThat(lesson.calls().live()).isZero();
  }

  @Test
  void fluxIsCancelled_isNeitherSuccessNorFailure() {
    StepVerifier.create(Reactive.flux(lesson, () -> Flux.just("a", "b")).take(1))
        .expectNext("a")
        .verifyComplete();

    assertThat(lesson.calls().live() + lesson.calls().error()).isZero();
  }

  @Test
  void failsAndHasAFallback_itAnswers() {
    StepVerifier.create(
            Reactive.mono(
                lesson,
                () -> Mono.error(new IOException("down")),
                () -> Mono.just("from the shelf")))
        .expectNext("from the shelf")
        .verifyComplete();
    StepVerifier.create(
            Reactive.fluxOrElse(
                lesson, () -> Flux.error(new IOException("down")), why -> Flux.just(why.cause())))
        .expectNextCount(1)
        .verifyComplete();

    assertThat(lesson.calls().substitute()).isEqualTo(2);
  }

  @Test
  void failsWithAnAnswer_theFallbackIsNotAsked() {
    StepVerifier.create(
            Reactive.mono(
                lesson,
                () -> Mono.error(new IllegalArgumentException("no such lesson")),
                () -> Mono.just("from the shelf")))
        .verifyErrorMessage("no such lesson");

    assertThat(lesson.calls().passThrough()).isEqualTo(1);
  }

  @Test
  void standbyIsOrdered_itIsSubscribed() {
    Mono<String> answer =
        Reactive.mono(
            lesson,
            CallWithStandby.withStandby(() -> Mono.just("tokyo"), () -> Mono.just("osaka")));
    StepVerifier.create(answer).expectNext("tokyo").verifyComplete();

    fixture.engine.switchboard().order(Order.standby("lesson"));

    StepVerifier.create(answer).expectNext("osaka").verifyComplete();
  }

  @Test
  void dependencyIsOfNoEngine_isRefused() {
    Dependency foreign =
        (Dependency)
            java.lang.reflect.Proxy.newProxyInstance(
                Dependency.class.getClassLoader(),
                new Class<?>[] {Dependency.class},
                (proxy, method, args) -> method.getName().equals("id") ? "lesson" : null);

    assertThatThrownBy(() -> Reactive.mono(foreign, () -> Mono.just("algebra")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'lesson'")
        .hasMessageContaining("not created by an engine");
  }
}
