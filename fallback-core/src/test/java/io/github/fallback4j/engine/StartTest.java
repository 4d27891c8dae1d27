package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.LogLines;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.spi.HealthSignal;
import io.github.fallback4j.spi.HealthSignal.Report;
import io.github.fallback4j.window.Schedule;
import io.github.fallback4j.window.Window;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When an engine starts, and when its flags are judged. */
class StartTest {
  private static final Map<String, String> LATE_IS_OFF = Map.of("FALLBACK_OFF", "late");
  private static final Map<String, String> LATE_IS_OFF_STRICTLY =
      Map.of("FALLBACK_OFF", "late", "FALLBACK_STRICT", "true");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final DependencySpec LATE = DependencySpec.nonEssential("late").build();
  private static final DependencySpec OTHER = DependencySpec.nonEssential("other").build();

  @RegisterExtension final LogLines log = LogLines.of(FallbackEngine.class.getName());

  interface Late {
    @NonEssential("late")
    List<String> top();
  }

  private static EngineFixture startedLater(
      Map<String, String> environment, DependencySpec... specs) {
    return new EngineFixture(builder -> builder.environment(environment).startLater(), specs);
  }

  @Test
  void nothingAdded_flagOfAProtectedDependencyHoldsAndIsNoError() {
    try (EngineFixture fixture = new EngineFixture(LATE_IS_OFF)) {
      Late late = fixture.engine.protect(Late.class, () -> List.of("live"));
      fixture.engine.start();

      assertThat(late.top()).isEmpty();
      assertThat(fixture.get("late").state().cause()).isEqualTo(Cause.SWITCH_OFF);
      assertThat(log.lines()).noneMatch(line -> line.startsWith("ERROR"));
    }
  }

  @Test
  void nothingAddedAndStrict_flagOfAProtectedDependencyDoesNotStopTheStart() {
    try (EngineFixture fixture = new EngineFixture(LATE_IS_OFF_STRICTLY)) {
      fixture.engine.protect(Late.class, List::of);

      assertThatCode(fixture.engine::start).doesNotThrowAnyException();
    }
  }

  @Test
  void nothingAddedAndStrict_flagThatNamesNoDependencyStopsTheStart() {
    try (EngineFixture fixture = new EngineFixture(LATE_IS_OFF_STRICTLY)) {
      fixture.engine.register(OTHER);

      assertThatThrownBy(fixture.engine::start)
          .isInstanceOf(InvalidConfigurationException.class)
          .hasMessageContainingAll("FALLBACK_OFF", "late", "fallback.strict=false");
    }
  }

  @Test
  void nothingAddedAndNeverStarted_flagThatNamesNoDependencyIsLoggedAfterAWhile() {
    try (EngineFixture fixture = new EngineFixture(LATE_IS_OFF_STRICTLY)) {
      fixture.engine.register(OTHER);
      assertThat(log.lines()).isEmpty();

      fixture.advance(Startup.PATIENCE);

      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("ERROR ")
          .contains("FALLBACK_OFF", "late");
    }
  }

  @Test
  void startedInTime_flagsAreNotLoggedAgain() {
    try (EngineFixture fixture = new EngineFixture(LATE_IS_OFF)) {
      fixture.engine.start();
      fixture.advance(Startup.PATIENCE);

      assertThat(log.lines()).hasSize(1);
    }
  }

  @Test
  void addedAndStrict_refusalSaysHowToRegisterLater() {
    assertThatThrownBy(() -> new EngineFixture(LATE_IS_OFF_STRICTLY, OTHER))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContainingAll("late", "fallback.strict=false", "startLater()", "start()");
  }

  @Test
  void addedAndStartedLater_flagsAreJudgedAtTheStart() {
    try (EngineFixture fixture = startedLater(LATE_IS_OFF_STRICTLY, OTHER)) {
      assertThatThrownBy(fixture.engine::start).isInstanceOf(InvalidConfigurationException.class);
      fixture.engine.register(LATE);

      assertThatCode(fixture.engine::start).doesNotThrowAnyException();
    }
  }

  @Test
  void notStartedYet_callsAreGuardedAndFlagsHold() {
    try (EngineFixture fixture = startedLater(LATE_IS_OFF, LATE, OTHER)) {
      assertThat(fixture.get("late").call(() -> "live", () -> "instead")).isEqualTo("instead");
      assertThat(fixture.get("other").call(() -> "live", () -> "instead")).isEqualTo("live");
      fixture.fail("other", 6, Duration.ofMillis(150));

      assertThat(fixture.get("other").state().cause()).isEqualTo(Cause.BREAKER);
    }
  }

  @Test
  void notStartedYet_healthSignalsAreNotAsked() {
    AtomicInteger asked = new AtomicInteger();
    HealthSignal signal =
        HealthSignal.of(
            "late",
            "ping",
            () -> {
              asked.incrementAndGet();
              return Report.good();
            });
    try (EngineFixture fixture =
        new EngineFixture(builder -> builder.signal(signal).startLater(), LATE)) {
      fixture.advance(Duration.ofMinutes(1));

      assertThat(asked).hasValue(0);
    }
  }

  @Test
  void nothingAdded_windowsOpenWithoutAStart() {
    Schedule nextHour =
        Schedule.between(ManualTime.START.plus(HOUR), ManualTime.START.plus(HOUR.multipliedBy(2)));
    try (EngineFixture fixture =
        new EngineFixture(builder -> builder.window(Window.off("exam", nextHour, "late")))) {
      fixture.engine.register(LATE);
      fixture.advance(HOUR);

      assertThat(fixture.get("late").state().cause()).isEqualTo(Cause.SWITCH_OFF);
    }
  }

  @Test
  void engineStepsAside_startDoesNothing() {
    try (EngineFixture fixture =
        new EngineFixture(
            Map.of(
                "FALLBACK_OFF", "late", "FALLBACK_STRICT", "true", "FALLBACK_ENABLED", "false"))) {
      assertThatCode(fixture.engine::start).doesNotThrowAnyException();
    }
  }
}
