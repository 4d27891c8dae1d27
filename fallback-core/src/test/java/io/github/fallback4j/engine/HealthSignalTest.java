package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.CallWithStandby;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencySpecBuilder;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.Status;
import io.github.fallback4j.settings.BreakerSettings;
import io.github.fallback4j.settings.HealthSignalSettings;
import io.github.fallback4j.settings.RampSettings;
import io.github.fallback4j.spi.HealthSignal;
import io.github.fallback4j.spi.HealthSignal.Report;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Signals in a whole engine, in real time: asked every 100 ms. */
class HealthSignalTest {
  private static final HealthSignalSettings OFTEN =
      new HealthSignalSettings(true, Duration.ofMillis(100), Duration.ofMillis(100));

  private final AtomicReference<Report> report = new AtomicReference<>(Report.good());

  private static DependencySpecBuilder quick(DependencySpecBuilder spec) {
    return spec.healthSignal(OFTEN)
        .ramp(new RampSettings(List.of(0.5), Duration.ofMillis(20), 5, 0.5))
        .breaker(
            new BreakerSettings(5, Duration.ZERO, Duration.ofMillis(50), Duration.ofMillis(50), 1));
  }

  private FallbackEngine engine(DependencySpec spec) {
    return engine(spec, HealthSignal.of(spec.id(), "redis", report::get));
  }

  private static FallbackEngine engine(DependencySpec spec, HealthSignal signal) {
    return FallbackEngine.builder().environment(Map.of()).add(spec).signal(signal).build();
  }

  private static void awaitCause(Dependency dependency, Cause cause) {
    await().untilAsserted(() -> assertThat(dependency.state().cause()).isEqualTo(cause));
  }

  @Test
  void badAndGoodAgain_callsAreSkippedAndReturn() {
    try (FallbackEngine engine = engine(quick(DependencySpec.nonEssential("ranking")).build())) {
      Dependency ranking = engine.get("ranking");

      report.set(Report.bad("DOWN"));
      awaitCause(ranking, Cause.HEALTH);
      assertThat(ranking.callOrElse(() -> "live", why -> why.cause() + " " + why.reason()))
          .isEqualTo("HEALTH DOWN");

      report.set(Report.good());
      await().untilAsserted(() -> assertThat(ranking.state().status()).isEqualTo(Status.NORMAL));
      assertThat(ranking.call(() -> "live", () -> "instead")).isEqualTo("live");
    }
  }

  @Test
  void badAndSilent_probesOfCallersBringItBack() {
    try (FallbackEngine engine = engine(quick(DependencySpec.nonEssential("ranking")).build())) {
      Dependency ranking = engine.get("ranking");
      report.set(Report.bad("DOWN"));
      awaitCause(ranking, Cause.HEALTH);

      report.set(Report.unknown());
      awaitCause(ranking, Cause.BREAKER);
      assertThat(ranking.state().reason())
          .contains("'redis' reported it bad, then stopped reporting");

      await()
          .untilAsserted(
              () -> assertThat(ranking.call(() -> "live", () -> "instead")).isEqualTo("live"));
    }
  }

  @Test
  void frozenCheck_isBadAndHoldsNoCaller() throws Exception {
    CountDownLatch frozen = new CountDownLatch(1);
    HealthSignal signal =
        HealthSignal.of(
            "ranking",
            "redis",
            () -> {
              frozen.await();
              return Report.good();
            });
    try (FallbackEngine engine =
        engine(quick(DependencySpec.nonEssential("ranking")).build(), signal)) {
      Dependency ranking = engine.get("ranking");

      awaitCause(ranking, Cause.HEALTH);

      frozen.countDown();
      await().untilAsserted(() -> assertThat(ranking.state().status()).isEqualTo(Status.NORMAL));
    }
  }

  @Test
  void essentialWithStandby_goesByItWhileThePrimaryIsBad() {
    try (FallbackEngine engine =
        engine(quick(DependencySpec.essential("lesson")).standby().build())) {
      Dependency lesson = engine.get("lesson");

      report.set(Report.bad("DOWN"));
      await()
          .untilAsserted(
              () ->
                  assertThat(lesson.call(CallWithStandby.withStandby(() -> "tokyo", () -> "osaka")))
                      .isEqualTo("osaka"));
      assertThat(lesson.state().status()).isEqualTo(Status.NORMAL);
      assertThat(lesson.routes().primary().cause()).isEqualTo(Cause.HEALTH);

      report.set(Report.good());
      await()
          .untilAsserted(
              () -> assertThat(lesson.routes().primary().status()).isEqualTo(Status.NORMAL));
    }
  }

  @Test
  void essentialWithoutStandby_stopsTheStart() {
    assertThatThrownBy(() -> engine(DependencySpec.essential("lesson").build()))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("health signal 'redis' reports on 'lesson'");
  }

  @Test
  void disabled_nothingIsAsked() {
    HealthSignal signal =
        HealthSignal.of(
            "lesson",
            "redis",
            () -> {
              throw new AssertionError("asked");
            });

    try (FallbackEngine engine =
        FallbackEngine.builder()
            .environment(Map.of("FALLBACK_ENABLED", "false"))
            .add(DependencySpec.essential("lesson").build())
            .signal(signal)
            .build()) {
      engine.integration().signal(signal);
      assertThat(engine.get("lesson").state().status()).isEqualTo(Status.NORMAL);
    }
  }
}
