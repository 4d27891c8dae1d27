package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.LogLines;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.Order;
import io.github.fallback4j.SourceState;
import io.github.fallback4j.settings.BreakerSettings;
import io.github.fallback4j.settings.HealthSignalSettings;
import io.github.fallback4j.spi.HealthSignal;
import io.github.fallback4j.spi.HealthSignal.Report;
import io.github.fallback4j.spi.OrderSource;
import io.github.fallback4j.window.Schedule;
import io.github.fallback4j.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What others wrote neither forges lines of the log nor fills the memory, whoever they are. */
class ForeignTextsTest {
  private static final String FORGED =
      "gone\r\n2026-01-01 INFO Dependency 'lesson' is normal again\u0085\u2028\u2029\u001B[2J"
          + "\u009B31m\u202Etxet\u2066\u200B";
  private static final int REASON = 500;
  private static final int NAME = 200;

  @RegisterExtension final LogLines log = LogLines.ofStates();

  /** Text of many megabytes that begins like the other. */
  private static String endless() {
    return FORGED.repeat(50_000);
  }

  private static void assertHarmless(@Nullable String text, int most) {
    assertThat(Objects.requireNonNull(text)).contains("gone");
    assertClean(text, most);
  }

  private static void assertClean(String text, int most) {
    assertThat(text)
        .hasSizeLessThanOrEqualTo(most)
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
  }

  private void assertLogHarmless() {
    assertThat(log.lines())
        .anySatisfy(line -> assertThat(line).contains("gone"))
        .allSatisfy(line -> assertClean(line, 2 * REASON + NAME));
  }

  private static FallbackEngine engine(DependencySpec spec) {
    return FallbackEngine.builder()
        .environment(Map.of())
        .listenerExecutor(Runnable::run)
        .add(spec)
        .build();
  }

  @Test
  void ordersInCode_areCleaned() {
    Order order = Order.off("ranking").by(endless()).because(endless()).from(endless());
    LevelOrder level = LevelOrder.of(2).by(endless()).because(endless()).from(endless());

    assertHarmless(order.by(), NAME);
    assertHarmless(order.reason(), REASON);
    assertHarmless(order.source(), NAME);
    assertHarmless(level.by(), NAME);
    assertHarmless(level.reason(), REASON);
    assertHarmless(level.source(), NAME);
    try (FallbackEngine engine = engine(DependencySpec.nonEssential("ranking").build())) {
      engine.switchboard().order(order);
      engine.switchboard().order(level);

      DependencyState state = engine.get("ranking").state();
      assertHarmless(state.by(), NAME);
      assertHarmless(state.reason(), REASON);
      assertHarmless(engine.switchboard().level().reason(), REASON);
      assertLogHarmless();
    }
  }

  @Test
  void unknownTarget_isCleanedInTheMessage() {
    try (FallbackEngine engine = engine(DependencySpec.nonEssential("ranking").build())) {
      Throwable unknown =
          catchThrowable(() -> engine.switchboard().order(Order.off("gone\nINFO all is well")));

      assertThat(unknown).hasMessageNotContaining("\n");
    }
  }

  @Test
  void failures_areCleaned() {
    DependencySpec spec =
        DependencySpec.nonEssential("ranking")
            .breaker(
                new BreakerSettings(
                    2, Duration.ZERO, Duration.ofSeconds(30), Duration.ofSeconds(30), 1))
            .build();
    try (FallbackEngine engine = engine(spec)) {
      Dependency ranking = engine.get("ranking");
      for (int i = 0; i < 3; i++) {
        ranking.call(
            () -> {
              throw new IllegalStateException(endless(), new IllegalArgumentException(endless()));
            },
            () -> "instead");
      }

      assertHarmless(ranking.state().reason(), REASON);
      assertThat(engine.switchboard().explain("ranking"))
          .allSatisfy(each -> assertHarmless(each.reason(), REASON));
      assertLogHarmless();
    }
  }

  @Test
  void failureThatSaysNull_isNoFault() {
    DependencySpec spec =
        DependencySpec.nonEssential("ranking")
            .breaker(
                new BreakerSettings(
                    2, Duration.ZERO, Duration.ofSeconds(30), Duration.ofSeconds(30), 1))
            .build();
    class Mute extends RuntimeException {
      @Override
      public @Nullable String toString() {
        return null;
      }
    }
    try (FallbackEngine engine = engine(spec)) {
      Dependency ranking = engine.get("ranking");
      for (int i = 0; i < 3; i++) {
        ranking.call(
            () -> {
              throw new Mute();
            },
            () -> "instead");
      }

      assertThat(ranking.state().admitted()).isZero();
    }
  }

  @Test
  void healthSignals_areCleaned() {
    HealthSignalSettings often =
        new HealthSignalSettings(true, Duration.ofMillis(100), Duration.ofMillis(100));
    try (FallbackEngine engine =
        FallbackEngine.builder()
            .listenerExecutor(Runnable::run)
            .environment(Map.of())
            .add(DependencySpec.nonEssential("ranking").healthSignal(often).build())
            .signal(HealthSignal.of("ranking", FORGED, () -> Report.bad(endless())))
            .build()) {
      Dependency ranking = engine.get("ranking");
      await().until(() -> ranking.state().reason() != null);

      assertHarmless(ranking.state().reason(), REASON);
      assertHarmless(ranking.state().source(), NAME);
      assertLogHarmless();
    }
  }

  @Test
  void problemsOfSources_areCleaned() {
    OrderSource broken =
        new OrderSource() {
          @Override
          public String name() {
            return "own";
          }

          @Override
          public void start(Listener listener) {
            throw new IllegalStateException(endless());
          }

          @Override
          public void close() {}
        };
    try (FallbackEngine engine =
        FallbackEngine.builder()
            .listenerExecutor(Runnable::run)
            .environment(Map.of())
            .add(DependencySpec.nonEssential("ranking").build())
            .source(broken)
            .build()) {
      SourceState state =
          engine.switchboard().sources().stream()
              .filter(each -> each.name().equals("own"))
              .findFirst()
              .orElseThrow();

      assertHarmless(state.problem(), REASON);
      assertLogHarmless();
    }
  }

  @Test
  void windows_areCleaned() {
    Instant start = ManualTime.START;
    Window window =
        Window.level(FORGED, Schedule.between(start, start.plus(Duration.ofHours(1))), 1)
            .because(endless());

    assertHarmless(window.name(), NAME);
    assertHarmless(window.reason(), REASON);
  }

  @Test
  void flagsThatAreMalformed_areCleanedInTheWarning() {
    try (FallbackEngine engine =
        FallbackEngine.builder()
            .listenerExecutor(Runnable::run)
            .environment(Map.of("FALLBACK_LEVEL", endless()))
            .add(DependencySpec.nonEssential("ranking").build())
            .build()) {
      List<String> warnings = engine.switchboard().warnings();

      assertThat(warnings).isNotEmpty();
      warnings.forEach(each -> assertHarmless(each, 3 * NAME));
    }
  }
}
