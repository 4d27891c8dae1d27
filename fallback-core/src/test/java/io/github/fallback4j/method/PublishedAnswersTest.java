package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.Essential;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Methods that answer with a {@code Mono} or a {@code Flux}. */
class PublishedAnswersTest {
  private final PlanFixture fixture = new PlanFixture();
  private final Rankings rankings = new Rankings();
  private final PlanFixture.Planned planned = fixture.plan(rankings);

  static class Rankings {
    private int calls;
    private boolean down;

    private <T> Mono<T> answer(T live) {
      calls++;
      return down ? Mono.error(new IOException("down")) : Mono.just(live);
    }

    @NonEssential("ranking")
    public Mono<List<String>> list() {
      return answer(List.of("live"));
    }

    @NonEssential("ranking")
    public Mono<Optional<String>> optional() {
      return answer(Optional.of("live"));
    }

    @NonEssential("ranking")
    public Mono<Void> nothing() {
      return answer("live").then();
    }

    @NonEssential("ranking")
    public Mono<@Nullable String> perhaps() {
      return answer("live");
    }

    @NonEssential("ranking")
    public Flux<String> stream() {
      return answer("live").flux();
    }

    @NonEssential(value = "ranking", fallback = "instead")
    public Mono<String> withFallback(String room) {
      return answer("live " + room);
    }

    Mono<String> instead(String room, Degradation why) {
      return Mono.just(room + " because of " + why.cause());
    }

    @NonEssential(value = "ranking", fallback = "shelf")
    @LastKnownGood(maxAge = "1h")
    public Flux<String> remembered(String room) {
      return answer(room).concatWith(answer(room + " too"));
    }

    Flux<String> shelf() {
      return Flux.just("from the shelf");
    }

    @Essential("lesson")
    public Mono<String> essential() {
      return answer("algebra");
    }

    @Essential("lesson")
    public Flux<String> essentialStream() {
      return answer("algebra").flux();
    }
  }

  @SuppressWarnings("unchecked")
  private <T> Mono<T> mono(String method, Object... args) throws Throwable {
    return (Mono<T>) planned.call(method, args);
  }

  @SuppressWarnings("unchecked")
  private <T> Flux<T> flux(String method, Object... args) throws Throwable {
    return (Flux<T>) planned.call(method, args);
  }

  @Test
  void methodIsCalled_onlyWhenSubscribedAndEachTime() throws Throwable {
    Mono<List<String>> answer = mono("list");
    assertThat(rankings.calls).isZero();

    StepVerifier.create(answer.repeat(1)).expectNextCount(2).verifyComplete();

    assertThat(rankings.calls).isEqualTo(2);
    assertThat(planned.method("list").repeats()).isTrue();
  }

  @Test
  void off_methodIsNotCalled() throws Throwable {
    fixture.off("ranking");

    StepVerifier.create(mono("list")).expectNext(List.of()).verifyComplete();

    assertThat(rankings.calls).isZero();
  }

  @Test
  void fails_answersWithTheEmptyValueOfWhatItPublishes() throws Throwable {
    rankings.down = true;

    StepVerifier.create(mono("list")).expectNext(List.of()).verifyComplete();
    StepVerifier.create(mono("optional")).expectNext(Optional.empty()).verifyComplete();
    StepVerifier.create(mono("nothing")).verifyComplete();
    StepVerifier.create(mono("perhaps")).verifyComplete();
    StepVerifier.create(flux("stream")).verifyComplete();
    assertThat(planned.method("list").dependency().calls().empty()).isEqualTo(5);
  }

  @Test
  void fails_fallbackMethodAnswersWithArgumentsAndWhy() throws Throwable {
    rankings.down = true;

    StepVerifier.create(mono("withFallback", "7b"))
        .expectNext("7b because of FAILURE")
        .verifyComplete();
  }

  @Test
  void failsAfterAGoodAnswer_thatIsTheAnswerForTheSameArguments() throws Throwable {
    StepVerifier.create(flux("remembered", "7b")).expectNext("7b", "7b too").verifyComplete();
    rankings.down = true;

    StepVerifier.create(flux("remembered", "7b")).expectNext("7b", "7b too").verifyComplete();
    StepVerifier.create(flux("remembered", "9c")).expectNext("from the shelf").verifyComplete();
  }

  @Test
  void essential_isMeasuredAtEachSubscription() throws Throwable {
    Mono<String> answer = mono("essential");
    StepVerifier.create(answer.repeat(1)).expectNextCount(2).verifyComplete();
    StepVerifier.create(flux("essentialStream")).expectNext("algebra").verifyComplete();
    rankings.down = true;

    StepVerifier.create(mono("essential")).verifyErrorMessage("down");

    MethodPlan plan = planned.method("essential");
    assertThat(plan.dependency().calls().live()).isEqualTo(3);
    assertThat(plan.dependency().calls().error()).isEqualTo(1);
    assertThat(plan.warnings()).isEmpty();
  }

  static class WithoutAnswer {
    @NonEssential("ranking")
    public Mono<String> best() {
      return Mono.just("live");
    }
  }

  @Test
  void monoOfWhatHasNoEmptyValue_needsAFallback() {
    assertThatThrownBy(() -> fixture.plan(new WithoutAnswer()))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("Mono<String>")
        .hasMessageContaining("no empty value")
        .hasMessageContaining("publish a type that has an empty value");
  }
}
