package io.github.fallback4j.engine;

import static io.github.fallback4j.CallWithStandby.withStandby;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.Order;
import io.github.fallback4j.Outcome;
import io.github.fallback4j.Status;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every cause there is, raised in every way there is: the calls of what is essential are made. */
class EssentialAlwaysCalledTest {
  private static final DependencySpec LESSON =
      DependencySpec.essential("lesson")
          .tags("database")
          .permits(1)
          .warmUp(0)
          .deadline(Duration.ofMillis(1))
          .build();

  private static final DependencySpec LESSON_WITH_STANDBY = LESSON.toBuilder().standby().build();
  private static final List<DependencySpec> SPECS = List.of(LESSON, LESSON_WITH_STANDBY);

  private record Way(
      String name,
      Map<String, String> variables,
      Map<String, String> properties,
      Consumer<EngineFixture> then) {

    @Override
    public String toString() {
      return name;
    }
  }

  private static Way variable(String name, String value) {
    return new Way(name + "=" + value, Map.of(name, value), Map.of(), fixture -> {});
  }

  private static Way property(String name, String value) {
    return new Way(name + "=" + value, Map.of(), Map.of(name, value), fixture -> {});
  }

  private static Way order(Order order) {
    return then(
        "order " + order.mode() + " " + order.target(),
        fixture -> fixture.engine.switchboard().order(order));
  }

  private static Way then(String name, Consumer<EngineFixture> then) {
    return new Way(name, Map.of(), Map.of(), then);
  }

  /** Without a default: a cause that is new does not compile until it says how it is raised. */
  private static List<Way> raising(Cause cause) {
    return switch (cause) {
      case NONE ->
          List.of(
              then("nothing", fixture -> {}),
              variable("FALLBACK_STANDBY", "lesson"),
              order(Order.standby("all")),
              order(Order.auto("lesson")));
      case ALL_OFF ->
          List.of(
              variable("FALLBACK_OFF", "*"),
              variable("FALLBACK_OFF", "all"),
              variable("FALLBACK_DEFAULTS_MODE", "off"),
              property("fallback.switches.off", "*"),
              property("fallback.defaults.mode", "off"),
              order(Order.off("all")),
              order(Order.off("*")));
      case SWITCH_OFF ->
          List.of(
              variable("FALLBACK_OFF", "lesson"),
              variable("FALLBACK_OFF", "tag:database"),
              variable("FALLBACK_DEPENDENCIES_LESSON_MODE", "off"),
              property("fallback.switches.off", "lesson,tag:database"),
              property("fallback.dependencies.lesson.mode", "off"),
              order(Order.off("lesson")),
              order(Order.off("tag:database")));
      case SWITCH_ON -> List.of(variable("FALLBACK_ON", "lesson"), order(Order.on("all")));
      case LEVEL ->
          List.of(
              variable("FALLBACK_LEVEL", "1"),
              variable("FALLBACK_LEVEL", "2"),
              variable("FALLBACK_LEVEL", "3"),
              property("fallback.level", "3"),
              then("level 3", EssentialAlwaysCalledTest::orderHighestLevel));
      case BREAKER, FAILURE -> List.of(then("a row of failures", EssentialAlwaysCalledTest::fail));
      case DEADLINE -> List.of(then("overdue calls", EssentialAlwaysCalledTest::beOverdue));
      case PERMITS -> List.of(then("more calls than permits", EssentialAlwaysCalledTest::hang));
      case THROTTLE ->
          List.of(then("every other call fails", EssentialAlwaysCalledTest::failOften));
      case DRILL, HEALTH ->
          List.of(); // nothing but a lease: EssentialNeverSkippedTest raises one of each cause
    };
  }

  private static void orderHighestLevel(EngineFixture fixture) {
    fixture.engine.switchboard().order(LevelOrder.of(LevelOrder.HIGHEST));
  }

  private static void fail(EngineFixture fixture) {
    fixture.fail("lesson", 100, Duration.ofMillis(100));
  }

  private static void failOften(EngineFixture fixture) {
    for (int i = 0; i < 100; i++) {
      fixture.fail("lesson", 1, Duration.ofMillis(50));
      fixture.get("lesson").run(() -> {});
    }
  }

  private static void beOverdue(EngineFixture fixture) {
    for (int i = 0; i < 100; i++) {
      fixture.get("lesson").run(() -> fixture.advance(Duration.ofSeconds(1)));
    }
  }

  private static void hang(EngineFixture fixture) {
    for (int i = 0; i < 100; i++) {
      fixture.get("lesson").callAsync(CompletableFuture::new, () -> "instead");
    }
    fixture.advance(Duration.ofSeconds(1));
  }

  private static Stream<Way> everyWay() {
    return Arrays.stream(Cause.values()).flatMap(cause -> raising(cause).stream());
  }

  static Stream<Arguments> everyWayWithAndWithoutStandby() {
    return everyWay().flatMap(way -> SPECS.stream().map(spec -> Arguments.of(way, spec)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyWayWithAndWithoutStandby")
  void whateverIsRaised_isCalled(Way way, DependencySpec spec) {
    try (EngineFixture fixture =
        new EngineFixture(
            builder -> builder.environment(way.variables()).properties(way.properties()), spec)) {
      way.then().accept(fixture);

      assertEveryWayToCallIsLive(fixture.get("lesson"));
    }
  }

  @ParameterizedTest
  @FieldSource("SPECS")
  void everythingRaisedAtOnce_isCalled(DependencySpec spec) {
    try (EngineFixture fixture =
        new EngineFixture(
            Map.of(
                "FALLBACK_OFF", "*,lesson,tag:database",
                "FALLBACK_LEVEL", "3",
                "FALLBACK_DEPENDENCIES_LESSON_MODE", "off"),
            spec)) {
      everyWay().forEach(way -> way.then().accept(fixture));

      assertEveryWayToCallIsLive(fixture.get("lesson"));
    }
  }

  private static void assertEveryWayToCallIsLive(Dependency lesson) {
    Callable<String> call = withStandby(() -> "live", () -> "live");
    Callable<CompletionStage<String>> later =
        withStandby(
            () -> CompletableFuture.completedFuture("live"),
            () -> CompletableFuture.completedFuture("live"));
    long before = lesson.calls().live();
    lesson.run(() -> {});
    assertThat(lesson.<String>call(call)).isEqualTo("live");
    assertThat(lesson.call(call, () -> "instead")).isEqualTo("live");
    assertThat(lesson.callOrElse(call, why -> "instead")).isEqualTo("live");
    assertThat(lesson.attempt(call, () -> "instead")).isEqualTo(new Outcome.Live<>("live"));
    assertThat(lesson.attemptOrElse(call, why -> "instead")).isEqualTo(new Outcome.Live<>("live"));
    assertThat(lesson.callAsync(later, () -> "instead").toCompletableFuture())
        .isCompletedWithValue("live");
    assertThat(lesson.callAsyncOrElse(later, why -> "instead").toCompletableFuture())
        .isCompletedWithValue("live");
    assertThat(lesson.calls().live() - before).isEqualTo(8);
    assertThat(lesson.state().status()).isEqualTo(Status.NORMAL);
    assertThat(lesson.state().admitted()).isEqualTo(1);
  }

  @Test
  void orderedOff_isRefused() {
    try (EngineFixture fixture = new EngineFixture(LESSON)) {
      for (String target : List.of("lesson", "tag:database", "all")) {
        assertThat(fixture.engine.switchboard().order(Order.off(target)).refused())
            .as(target)
            .containsEntry("lesson", "'lesson' is essential and is never switched off");
      }
    }
  }

  @Test
  void flagSaysOff_isShownAsAWarning() {
    try (EngineFixture fixture = new EngineFixture(Map.of("FALLBACK_OFF", "lesson"), LESSON)) {
      assertThat(fixture.engine.switchboard().warnings())
          .containsExactly(
              "FALLBACK_OFF is 'lesson': 'lesson' is essential and is never switched off");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"FALLBACK_OFF", "FALLBACK_DEPENDENCIES_LESSON_MODE"})
  void flagSaysOffAndStrict_doesNotStart(String flag) {
    String value = flag.equals("FALLBACK_OFF") ? "lesson" : "off";

    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> new EngineFixture(Map.of(flag, value, "FALLBACK_STRICT", "true"), LESSON))
        .withMessageContainingAll(flag, "'lesson' is essential", "fallback.strict=false");
  }
}
