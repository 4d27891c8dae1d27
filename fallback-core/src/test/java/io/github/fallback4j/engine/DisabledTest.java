package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Order;
import io.github.fallback4j.OrderReceipt;
import io.github.fallback4j.Outcome;
import io.github.fallback4j.Status;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.UnknownDependencyException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code FALLBACK_ENABLED=false}: the library steps aside. */
class DisabledTest {
  private static final IOException DOWN = new IOException("down");

  private final EngineFixture fixture =
      new EngineFixture(
          Map.of("FALLBACK_ENABLED", "false", "FALLBACK_OFF", "*", "FALLBACK_LEVEL", "3"),
          DependencySpec.nonEssential("ranking").permits(1).warmUp(0).build(),
          DependencySpec.essential("lesson").build());
  private final Dependency ranking = fixture.get("ranking");

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void everyWayToCall_goesStraightThrough() {
    int[] ran = {0};
    ranking.run(() -> ran[0]++);
    assertThat(ran[0]).isEqualTo(1);
    assertThat(ranking.<String>call(() -> "live")).isEqualTo("live");
    assertThat(ranking.call(() -> "live", () -> "instead")).isEqualTo("live");
    assertThat(ranking.callOrElse(() -> "live", why -> "instead")).isEqualTo("live");
    assertThat(ranking.attempt(() -> "live", () -> "instead"))
        .isEqualTo(new Outcome.Live<>("live"));
    assertThat(ranking.keyed("a").call(() -> "live", () -> "instead")).isEqualTo("live");
    assertThat(fixture.get("lesson").<String>call(() -> "live")).isEqualTo("live");
  }

  @Test
  void callThrows_itIsThrownAndNoFallbackIsAsked() {
    assertThatThrownBy(
            () ->
                ranking.call(
                    () -> {
                      throw DOWN;
                    },
                    () -> "instead"))
        .isSameAs(DOWN);
    assertThatThrownBy(
            () ->
                ranking.run(
                    () -> {
                      throw DOWN;
                    }))
        .isSameAs(DOWN);
  }

  @Test
  void callThatAnswersLater_isItsOwnStage() {
    CompletableFuture<String> source = new CompletableFuture<>();

    assertThat(ranking.callAsync(() -> source, () -> "instead")).isSameAs(source);
    assertThat(
            ranking
                .callAsync(
                    () -> {
                      throw DOWN;
                    },
                    () -> "instead")
                .toCompletableFuture())
        .isCompletedExceptionally();
  }

  @Test
  void overPermitsAndDeadline_isNeitherRefusedNorInterrupted() {
    String answer =
        ranking.call(
            () ->
                ranking.call(
                    () -> {
                      fixture.advance(Duration.ofHours(1));
                      return "live " + Thread.currentThread().isInterrupted();
                    },
                    () -> "instead"),
            () -> "instead");

    assertThat(answer).isEqualTo("live false");
  }

  @Test
  void alwaysFails_isNeverSetAside() {
    for (int i = 0; i < 50; i++) {
      assertThatThrownBy(() -> ranking.call(() -> 1 / 0, () -> 2))
          .isInstanceOf(ArithmeticException.class);
      fixture.advance(Duration.ofMillis(200));
    }

    assertThat(ranking.state().status()).isEqualTo(Status.NORMAL);
    assertThat(ranking.call(() -> 1, () -> 2)).isEqualTo(1);
  }

  @Test
  void nothingElseActs() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    new FallbackMetrics(fixture.engine).bindTo(registry);
    ranking.call(() -> "live", () -> "instead");

    assertThat(fixture.engine.integration().enabled()).isFalse();
    assertThat(registry.getMeters()).isEmpty();
    assertThat(fixture.events).isEmpty();
    assertThat(fixture.time.waiting()).isZero();
  }

  @Test
  void ordered_refusesAndStillCalls() {
    DependencySpec ranking = DependencySpec.nonEssential("ranking").tags("redis").build();
    try (EngineFixture aside = new EngineFixture(Map.of("FALLBACK_ENABLED", "false"), ranking)) {
      Switchboard switchboard = aside.engine.switchboard();

      OrderReceipt receipt = switchboard.order(Order.off("tag:redis"));

      assertThat(receipt.applied()).isEmpty();
      assertThat(receipt.refused().get("ranking")).contains("fallback.enabled is false");
      assertThat(aside.get("ranking").<String>call(() -> "live", () -> "instead"))
          .isEqualTo("live");
      assertThat(switchboard.explain("ranking")).isEmpty();
      assertThat(switchboard.clear("ranking")).isFalse();
      assertThatThrownBy(() -> switchboard.order(Order.off("rankin")))
          .isInstanceOf(UnknownDependencyException.class)
          .hasMessageContaining("did you mean ranking");
    }
  }
}
