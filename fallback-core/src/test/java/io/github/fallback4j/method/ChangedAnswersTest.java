package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** What a caller does to an answer does not show in the answers of others. */
class ChangedAnswersTest {
  private final PlanFixture fixture = new PlanFixture();
  private final PlanFixture.Planned planned = fixture.plan(new Lessons());

  static class Lessons {
    @NonEssential("lessons")
    @LastKnownGood
    public List<String> list() {
      return new ArrayList<>(List.of("algebra"));
    }

    @NonEssential("lessons")
    @LastKnownGood
    public Optional<List<String>> optional() {
      return Optional.of(list());
    }

    @NonEssential("lessons")
    @LastKnownGood
    public CompletionStage<List<String>> stage() {
      return CompletableFuture.completedStage(list());
    }

    @NonEssential("lessons")
    @LastKnownGood
    public Mono<List<String>> mono() {
      return Mono.fromSupplier(this::list);
    }
  }

  @SuppressWarnings("unchecked")
  private List<String> call(String name) throws Throwable {
    Object answer = planned.call(name);
    if (answer instanceof Optional<?> optional) {
      return (List<String>) optional.orElseThrow();
    }
    if (answer instanceof CompletionStage<?> stage) {
      return (List<String>) stage.toCompletableFuture().join();
    }
    return (List<String>) (answer instanceof Mono<?> mono ? mono.block() : answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "optional", "stage", "mono"})
  void firstCallerChangesIt_othersGetItAsItWas(String name) throws Throwable {
    call(name).add("changed");
    fixture.off("lessons");

    assertThat(call(name)).containsExactly("algebra");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "optional", "stage", "mono"})
  void callerOfAStaleAnswerChangesIt_othersGetItAsItWas(String name) throws Throwable {
    call(name);
    fixture.off("lessons");

    call(name).add("changed");

    assertThat(call(name)).containsExactly("algebra");
  }
}
