package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.Order;
import io.github.fallback4j.settings.LastKnownGoodSettings;
import io.github.fallback4j.settings.Objective;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, tags and values of the meters, as users' dashboards know them. */
class FallbackMetricsTest {
  private final EngineFixture fixture =
      new EngineFixture(
          builder -> builder.interruptible(() -> false), // so that late answers are live
          DependencySpec.nonEssential("ranking")
              .warmUp(0)
              .passThrough(List.of(IllegalArgumentException.class))
              .lastKnownGood(LastKnownGoodSettings.DEFAULT)
              .build(),
          DependencySpec.essential("lesson")
              .passThrough(List.of(IllegalArgumentException.class))
              .objective(new Objective(0.9, null))
              .build());
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Dependency ranking = fixture.get("ranking");
  private final Dependency lesson = fixture.get("lesson");

  @BeforeEach
  void bind() {
    new FallbackMetrics(fixture.engine).bindTo(registry);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private double calls(String outcome, String cause) {
    return registry
        .get("fallback.calls")
        .tags("dependency", "ranking", "outcome", outcome, "cause", cause)
        .functionCounter()
        .count();
  }

  private double essentialCalls(String outcome) {
    return registry
        .get("fallback.essential.calls")
        .tags("dependency", "lesson", "outcome", outcome)
        .functionCounter()
        .count();
  }

  private double gauge(String name) {
    return registry.get(name).tag("dependency", "ranking").gauge().value();
  }

  private FunctionTimer duration(String dependency, String result) {
    return registry
        .get("fallback.call.duration")
        .tags("dependency", dependency, "result", result)
        .functionTimer();
  }

  private double transitions(String status, String cause) {
    return registry
        .get("fallback.transitions")
        .tags("dependency", "ranking", "status", status, "cause", cause)
        .counter()
        .count();
  }

  private static void ignoring(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | LinkageError expected) {
      assertThat(expected).isNotNull();
    }
  }

  private static <T> T answerThatIsAnException() {
    throw new IllegalArgumentException("unknown");
  }

  private static <T> T error() {
    throw new LinkageError();
  }

  @Test
  void calls_areCountedByOutcomeAndCause() {
    ranking.keyed("a").call(() -> 1, () -> 2);
    ranking.keyed("a").call(() -> 1 / 0, () -> 2);
    ranking.call(() -> 1 / 0, () -> 2);
    ranking.run(() -> Integer.parseInt("a" + 1 / 0));
    ignoring(() -> ranking.call(FallbackMetricsTest::answerThatIsAnException, () -> 2));
    ignoring(() -> ranking.call(FallbackMetricsTest::error, () -> 2));
    fixture.engine.switchboard().order(Order.off("ranking"));
    ranking.call(() -> 1, () -> 2);

    assertThat(calls("live", "none")).isEqualTo(1);
    assertThat(calls("stale", "failure")).isEqualTo(1);
    assertThat(calls("substitute", "failure")).isEqualTo(1);
    assertThat(calls("empty", "failure")).isEqualTo(1);
    assertThat(calls("pass-through", "none")).isEqualTo(1);
    assertThat(calls("error", "failure")).isEqualTo(1);
    assertThat(calls("substitute", "switch-off")).isEqualTo(1);
  }

  @Test
  void lateCall_isLiveWithItsCause() {
    ranking.call(
        () -> {
          fixture.advance(Duration.ofSeconds(2));
          return 1;
        },
        () -> 2);

    assertThat(calls("live", "deadline")).isEqualTo(1);
    assertThat(calls("live", "none")).isZero();
    assertThat(duration("ranking", "overdue").count()).isEqualTo(1);
    assertThat(duration("ranking", "success").count()).isZero();
  }

  @Test
  void durations_areMeasuredByResult() {
    ranking.run(() -> fixture.advance(Duration.ofMillis(20)));
    ranking.run(() -> fixture.advance(Duration.ofMillis(40)));
    ranking.run(
        () -> {
          fixture.advance(Duration.ofMillis(5));
          throw new IllegalStateException("down");
        });
    lesson.run(() -> fixture.advance(Duration.ofSeconds(3)));

    assertThat(duration("ranking", "success").count()).isEqualTo(2);
    assertThat(duration("ranking", "success").totalTime(TimeUnit.MILLISECONDS)).isEqualTo(60);
    assertThat(duration("ranking", "failure").totalTime(TimeUnit.MILLISECONDS)).isEqualTo(5);
    assertThat(duration("lesson", "success").totalTime(TimeUnit.SECONDS)).isEqualTo(3);
  }

  @Test
  void degradedAndAdmitted_followTheState() {
    assertThat(gauge("fallback.degraded")).isZero();
    assertThat(gauge("fallback.admitted")).isEqualTo(1);

    fixture.engine.switchboard().order(Order.off("ranking"));
    assertThat(gauge("fallback.degraded")).isEqualTo(1);
    assertThat(gauge("fallback.admitted")).isZero();

    fixture.engine.switchboard().clear("ranking");
    assertThat(gauge("fallback.degraded")).as("recovering").isZero();
    assertThat(gauge("fallback.admitted")).isEqualTo(0.10);
  }

  @Test
  void level_followsTheLevel() {
    assertThat(registry.get("fallback.level").gauge().value()).isZero();
    fixture.engine.switchboard().order(LevelOrder.of(2));

    assertThat(registry.get("fallback.level").gauge().value()).isEqualTo(2);
  }

  @Test
  void transitions_countChangesOfStatusOrCauseButNotSteps() {
    fixture.engine.switchboard().order(Order.off("ranking"));
    fixture.engine.switchboard().clear("ranking");
    fixture.advance(Duration.ofSeconds(10));
    fixture.engine.switchboard().order(Order.off("ranking"));

    assertThat(transitions("degraded", "switch-off")).isEqualTo(2);
    assertThat(transitions("recovering", "switch-off")).isEqualTo(1);
    assertThat(transitions("normal", "none")).isEqualTo(1);
  }

  @Test
  void fallbacksThatThrow_areCounted() {
    fixture.engine.switchboard().order(Order.off("ranking"));
    ignoring(() -> ranking.call(() -> 1, () -> 1 / 0));
    ignoring(() -> ranking.callOrElse(() -> 1, why -> 1 / 0));

    double failures =
        registry
            .get("fallback.chain.failures")
            .tag("dependency", "ranking")
            .functionCounter()
            .count();
    assertThat(failures).isEqualTo(2);
    assertThat(calls("error", "switch-off")).isEqualTo(2);
  }

  @Test
  void essentialCalls_areCountedByOutcome() {
    lesson.<Integer>call(() -> 1);
    ignoring(() -> lesson.<Integer>call(() -> 1 / 0));
    lesson.call(() -> 1 / 0, () -> 2);
    ignoring(() -> lesson.<Integer>call(FallbackMetricsTest::answerThatIsAnException));

    assertThat(essentialCalls("live")).isEqualTo(1);
    assertThat(essentialCalls("error")).isEqualTo(2);
    assertThat(essentialCalls("pass-through")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5m", "1h", "6h"})
  void errorBudget_isShownForEachWindow(String window) {
    lesson.call(() -> 1 / 0, () -> 2);
    lesson.<Integer>call(() -> 1);

    assertThat(budget("fallback.essential.burn.rate", window)).isEqualTo(5);
    assertThat(budget("fallback.essential.budget.remaining", window)).isEqualTo(-4);
  }

  private double budget(String name, String window) {
    return registry.get(name).tags("dependency", "lesson", "window", window).gauge().value();
  }

  @Test
  void withoutObjective_thereIsNoErrorBudget() {
    fixture.engine.register(DependencySpec.essential("exam").build());

    assertThat(registry.find("fallback.essential.burn.rate").tag("dependency", "exam").gauges())
        .isEmpty();
  }

  @Test
  void registeredLater_hasItsMeters() {
    fixture.engine.register(DependencySpec.nonEssential("late").build()).run(() -> {});

    assertThat(
            registry
                .get("fallback.calls")
                .tags("dependency", "late", "outcome", "live", "cause", "none")
                .functionCounter()
                .count())
        .isEqualTo(1);
    assertThat(registry.get("fallback.admitted").tag("dependency", "late").gauge().value())
        .isEqualTo(1);
  }

  @Test
  void boundAfterCallsWereMade_showsThemToo() {
    ranking.call(() -> 1 / 0, () -> 2);
    SimpleMeterRegistry second = new SimpleMeterRegistry();
    new FallbackMetrics(fixture.engine).bindTo(second);

    assertThat(second.get("fallback.calls").tag("outcome", "substitute").functionCounter().count())
        .isEqualTo(1);
    assertThat(calls("substitute", "failure")).isEqualTo(1);
  }

  private double ordered(String mode) {
    return registry
        .get("fallback.ordered")
        .tags("dependency", "ranking", "mode", mode)
        .gauge()
        .value();
  }

  @Test
  void orderedOff_showsInEveryMeter() {
    fixture.engine.switchboard().order(Order.off("ranking"));
    ranking.call(() -> 1, () -> 2);

    assertThat(ordered("off")).isOne();
    assertThat(gauge("fallback.degraded")).isOne();
    assertThat(gauge("fallback.admitted")).isZero();
    assertThat(calls("substitute", "switch-off")).isOne();
    assertThat(transitions("degraded", "switch-off")).isOne();
  }

  @Test
  void orderedOnWhileCallsFail_showsThoughNothingIsDegraded() {
    fixture.fail("ranking", 6, Duration.ofMillis(150));
    assertThat(gauge("fallback.degraded")).isOne();
    fixture.engine.switchboard().order(Order.on("ranking"));

    assertThat(ordered("on")).isOne();
    assertThat(ordered("off")).isZero();
    assertThat(gauge("fallback.degraded")).isZero();
    assertThat(transitions("normal", "switch-on")).isOne();
  }

  @Test
  void orderEnds_noneShows() {
    fixture.engine.switchboard().order(Order.off("ranking"));
    fixture.engine.switchboard().clear("ranking");

    assertThat(ordered("off")).isZero();
    assertThat(ordered("on")).isZero();
  }

  @Test
  void orderedToTheStandby_showsForWhatHasOne() {
    fixture.engine.register(DependencySpec.essential("shelf").standby().build());
    fixture.engine.switchboard().order(Order.standby("shelf"));

    assertThat(
            registry
                .get("fallback.ordered")
                .tags("dependency", "shelf", "mode", "standby")
                .gauge()
                .value())
        .isOne();
  }

  @Test
  void actorsAndReasons_areNoTags() {
    fixture.engine.switchboard().order(Order.off("ranking").by("ops").because("redis is down"));
    ranking.call(() -> 1, () -> 2);

    Set<String> keys =
        registry.getMeters().stream()
            .map(Meter::getId)
            .flatMap(id -> id.getTags().stream())
            .map(Tag::getKey)
            .collect(Collectors.toSet());
    assertThat(keys)
        .containsExactlyInAnyOrder(
            "dependency", "outcome", "cause", "result", "status", "window", "mode");
    assertThat(registry.find("fallback.calls").functionCounters())
        .flatExtracting(counter -> counter.getId().getTags())
        .extracting(Tag::getValue)
        .doesNotContain("ops", "redis is down");
  }

  private static void bindAndClose(FallbackEngine engine, SimpleMeterRegistry registry) {
    new FallbackMetrics(engine).bindTo(registry);
    engine.get("ranking").call(() -> 1, () -> 2);
    engine.switchboard().order(Order.off("ranking"));
    engine.get("ranking").call(() -> 1, () -> 2);
    engine.close();
  }

  private static FallbackEngine another() {
    return FallbackEngine.builder()
        .environment(Map.of())
        .add(DependencySpec.nonEssential("ranking").build())
        .listenerExecutor(Runnable::run)
        .build();
  }

  @Test
  void engineIsClosed_itsMetersAreRemovedAndNoneIsAdded() {
    SimpleMeterRegistry shared = new SimpleMeterRegistry();
    FallbackEngine engine = another();
    Dependency closed = engine.get("ranking");
    bindAndClose(engine, shared);

    closed.call(() -> 1, () -> 2);

    assertThat(shared.getMeters()).isEmpty();
  }

  @Test
  void engineIsClosed_aSecondOneShowsItsOwnCalls() {
    SimpleMeterRegistry shared = new SimpleMeterRegistry();
    bindAndClose(another(), shared);
    try (FallbackEngine second = another()) {
      new FallbackMetrics(second).bindTo(shared);
      second.get("ranking").call(() -> 1, () -> 2);
      second.get("ranking").call(() -> 1, () -> 2);

      assertThat(shared.get("fallback.calls").tag("outcome", "live").functionCounter().count())
          .isEqualTo(2);
    }
  }

  @Test
  void secondEngineIsClosed_theMetersOfTheFirstStay() {
    SimpleMeterRegistry shared = new SimpleMeterRegistry();
    try (FallbackEngine first = another()) {
      new FallbackMetrics(first).bindTo(shared);
      bindAndClose(another(), shared);

      assertThat(shared.get("fallback.admitted").gauge().value()).isEqualTo(1);
    }
  }
}
