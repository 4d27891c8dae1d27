package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Criticality;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.FallbackEvent.LevelChanged;
import io.github.fallback4j.LevelBound;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.LevelState;
import io.github.fallback4j.Outcome;
import io.github.fallback4j.settings.Objective;
import io.github.fallback4j.spi.QueueSensor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverloadTest {
  private static final DependencySpec PANELS =
      DependencySpec.nonEssential("panels").criticality(Criticality.DECORATIVE).build();
  private static final DependencySpec ONE_PANEL =
      DependencySpec.nonEssential("panels").criticality(Criticality.DECORATIVE).permits(1).build();
  private static final DependencySpec LESSON =
      DependencySpec.essential("lesson")
          .objective(new Objective(0.999, Duration.ofMillis(250)))
          .build();

  /**
   * One core: 2 ms of essential work for each request, and 8 ms for a panel that may be skipped.
   */
  private static final class Core {
    private static final Duration ESSENTIAL = Duration.ofMillis(2);
    private static final Duration PANEL = Duration.ofMillis(8);

    private final EngineFixture fixture;
    private final QueueSensor sensor;
    private final Random random;
    private final Queue<Long> arrivals = new ArrayDeque<>();
    private long nextArrival;
    private int served;
    private int servedInTime;

    Core(EngineFixture fixture, long seed) {
      this.fixture = fixture;
      this.sensor = fixture.engine.integration().queue("core");
      this.random = new Random(seed);
      this.nextArrival = fixture.time.nanos();
    }

    void run(Duration time, double perSecond) {
      served = 0;
      servedInTime = 0;
      long end = fixture.time.nanos() + time.toNanos();
      while (end - fixture.time.nanos() > 0) {
        arrive(perSecond);
        Long arrived = arrivals.poll();
        if (arrived == null) {
          fixture.advance(Duration.ofNanos(nextArrival - fixture.time.nanos()));
        } else {
          serve(arrived);
        }
      }
    }

    private void arrive(double perSecond) {
      while (fixture.time.nanos() - nextArrival >= 0) {
        arrivals.add(nextArrival);
        nextArrival += (long) (-Math.log(1 - random.nextDouble()) / perSecond * 1e9);
      }
    }

    private void serve(long arrived) {
      sensor.waited(fixture.time.nanos() - arrived);
      Outcome<String> panel =
          fixture
              .get("panels")
              .attempt(
                  () -> {
                    fixture.advance(PANEL);
                    return "panel";
                  },
                  () -> "");
      assertThat(panel.value()).isNotNull();
      fixture.advance(ESSENTIAL);
      served++;
      if (fixture.time.nanos() - arrived <= Duration.ofMillis(250).toNanos()) {
        servedInTime++;
      }
    }

    double inTime() {
      return servedInTime / (double) served;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void fourTimesTheLoadForAMinute_requestsAreInTimeAndAllComesBack(long seed) {
    try (EngineFixture fixture = new EngineFixture(PANELS)) {
      Core core = new Core(fixture, seed);
      core.run(Duration.ofSeconds(10), 40);
      assertThat(fixture.engine.switchboard().level().value()).isZero();

      core.run(Duration.ofSeconds(60), 400);
      assertThat(core.inTime()).as("seed %d", seed).isGreaterThanOrEqualTo(0.98);
      assertThat(fixture.engine.switchboard().level().source()).isEqualTo(LevelState.CONTROLLER);
      assertThat(fixture.get("panels").state().cause()).isEqualTo(Cause.LEVEL);

      core.run(Duration.ofSeconds(40), 40);
      assertThat(fixture.engine.switchboard().level().value()).isZero();
      assertThat(fixture.events).anyMatch(LevelChanged.class::isInstance);
    }
  }

  @Test
  void levelIsPinned_overloadDoesNotMoveIt() {
    try (EngineFixture fixture = new EngineFixture(PANELS)) {
      fixture.engine.switchboard().order(LevelOrder.of(0, LevelBound.PIN));

      new Core(fixture, 1).run(Duration.ofSeconds(5), 400);

      assertThat(fixture.engine.switchboard().level().value()).isZero();
      assertThat(fixture.engine.switchboard().level().found()).isEqualTo(3);
    }
  }

  @Test
  void levelControlIsSwitchedOff_overloadDoesNotMoveTheLevel() {
    try (EngineFixture fixture =
        new EngineFixture(Map.of("FALLBACK_LEVEL_CONTROL_ENABLED", "false"), PANELS)) {
      new Core(fixture, 1).run(Duration.ofSeconds(5), 400);

      assertThat(fixture.engine.switchboard().level().found()).isZero();
    }
  }

  @Test
  void engineStepsAside_sensorsTellNobody() {
    try (EngineFixture fixture = new EngineFixture(Map.of("FALLBACK_ENABLED", "false"), PANELS)) {
      fixture.engine.integration().queue("core").waited(1_000_000_000);

      assertThat(fixture.time.waiting()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {150, 300})
  void essentialCallsTakeMoreThanHalfOfTheirObjectiveOnABusyCpu_levelRises(long millis) {
    try (EngineFixture fixture =
        new EngineFixture(builder -> builder.cpuLoad(() -> 0.95), PANELS, LESSON)) {
      for (int call = 0; call < 20; call++) {
        lesson(fixture, millis);
      }

      assertThat(fixture.engine.switchboard().level().value()).isPositive();
    }
  }

  @Test
  void essentialCallsAreSlowOnAnIdleCpu_levelStaysZero() {
    try (EngineFixture fixture =
        new EngineFixture(builder -> builder.cpuLoad(() -> 0.3), PANELS, LESSON)) {
      for (int call = 0; call < 20; call++) {
        lesson(fixture, 300);
      }

      assertThat(fixture.engine.switchboard().level().value()).isZero();
    }
  }

  private static void refusedPanels(EngineFixture fixture) {
    Dependency panels = fixture.get("panels");
    for (int tick = 0; tick < 8; tick++) {
      for (int call = 0; call < 20; call++) {
        panels.run(() -> panels.run(() -> {}));
      }
      fixture.advance(Duration.ofMillis(250));
    }
  }

  @Test
  void nonEssentialCallsGetNoPermitOnABusyCpu_levelRises() {
    try (EngineFixture fixture =
        new EngineFixture(builder -> builder.cpuLoad(() -> 0.95), ONE_PANEL)) {
      refusedPanels(fixture);

      assertThat(fixture.engine.switchboard().level().found()).isEqualTo(3);
      assertThat(fixture.engine.switchboard().level().reason())
          .endsWith("calls of 'panels' got no permit");
    }
  }

  @Test
  void nonEssentialCallsGetNoPermitOnAnIdleCpu_levelStaysZero() {
    try (EngineFixture fixture =
        new EngineFixture(builder -> builder.cpuLoad(() -> 0.3), ONE_PANEL)) {
      refusedPanels(fixture);

      assertThat(fixture.engine.switchboard().level().found()).isZero();
    }
  }

  private static void lesson(EngineFixture fixture, long millis) {
    fixture
        .get("lesson")
        .<String>call(
            () -> {
              fixture.advance(Duration.ofMillis(millis));
              return "lesson";
            });
  }
}
