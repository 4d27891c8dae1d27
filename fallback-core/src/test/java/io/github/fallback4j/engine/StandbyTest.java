package io.github.fallback4j.engine;

import static io.github.fallback4j.CallWithStandby.withStandby;
import static io.github.fallback4j.engine.StandbyFixture.LESSON;
import static io.github.fallback4j.engine.StandbyFixture.RANKING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Explanation;
import io.github.fallback4j.FallbackEvent.RoutesChanged;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Order;
import io.github.fallback4j.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class StandbyTest {
  static final List<DependencySpec> BOTH = List.of(LESSON, RANKING);

  private static final Duration PAUSE = Duration.ofMillis(150);
  private static final Duration HOLD = Duration.ofMillis(2_500);

  @ParameterizedTest
  @FieldSource("BOTH")
  void nothingWrong_callsGoByThePrimary(DependencySpec spec) {
    try (StandbyFixture regions = new StandbyFixture(spec)) {
      assertThat(regions.call()).isEqualTo("primary");
      assertThat(regions.routes().standbyShare()).isZero();
    }
  }

  @ParameterizedTest
  @FieldSource("BOTH")
  void standbyOrdered_everyCallGoesThere(DependencySpec spec) {
    try (StandbyFixture regions = new StandbyFixture(spec)) {
      regions.fixture.engine.switchboard().order(Order.standby("tag:tokyo").because("evacuated"));

      assertThat(regions.count("standby", 20, PAUSE)).isEqualTo(20);
      assertThat(regions.state().mode()).isEqualTo(Mode.STANDBY);
      assertThat(regions.state().status()).isEqualTo(Status.NORMAL);
      assertThat(regions.state().reason()).isEqualTo("evacuated");
      assertThat(regions.routes().standbyShare()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @FieldSource("BOTH")
  void standbyByVariable_everyCallGoesThere(DependencySpec spec) {
    try (StandbyFixture regions =
        new StandbyFixture(Map.of("FALLBACK_STANDBY", "tag:tokyo"), spec)) {
      assertThat(regions.call()).isEqualTo("standby");
      assertThat(regions.fixture.engine.switchboard().warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("BOTH")
  void standbyOrderEnds_callsReturnInSteps(DependencySpec spec) {
    try (StandbyFixture regions = new StandbyFixture(spec)) {
      regions
          .fixture
          .engine
          .switchboard()
          .order(Order.standby(spec.id()).lasting(Duration.ofSeconds(5)));
      regions.advance(Duration.ofSeconds(5));

      assertThat(regions.routes().primary().status()).isEqualTo(Status.RECOVERING);
      assertThat(regions.routes().standbyShare()).isEqualTo(0.9);
      regions.advance(Duration.ofSeconds(6));
      assertThat(regions.routes().standbyShare()).isZero();
    }
  }

  @ParameterizedTest
  @FieldSource("BOTH")
  void primaryFails_callsGoByTheStandbyOnceItsBreakerOpens(DependencySpec spec) {
    try (StandbyFixture regions = new StandbyFixture(spec)) {
      regions.breakPrimary();

      assertThat(regions.count("standby", 10, Duration.ZERO)).isEqualTo(10);
      assertThat(regions.routes().primary().cause()).isEqualTo(Cause.BREAKER);
      assertThat(regions.routes().standby().cause()).isEqualTo(Cause.NONE);
      assertThat(regions.state().status()).isEqualTo(Status.NORMAL);
      assertThat(regions.state().admitted()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @FieldSource("BOTH")
  void primaryFails_asynchronousCallsGoByTheStandbyToo(DependencySpec spec) {
    try (StandbyFixture regions = new StandbyFixture(spec)) {
      assertThat(regions.callAsync()).isEqualTo("primary");
      regions.breakPrimary();

      assertThat(regions.callAsync()).isEqualTo("standby");
    }
  }

  @ParameterizedTest
  @FieldSource("BOTH")
  void primaryWorksAgain_callsReturnInSteps(DependencySpec spec) {
    try (StandbyFixture regions = new StandbyFixture(spec)) {
      regions.breakPrimary();
      regions.primaryFails = false;
      regions.advance(HOLD);

      assertThat(regions.count("primary", 3, Duration.ZERO)).isEqualTo(3); // the probes
      assertThat(regions.routes().standbyShare()).isEqualTo(0.9);
      regions.advance(Duration.ofSeconds(6));
      assertThat(regions.count("primary", 10, Duration.ZERO)).isEqualTo(10);
    }
  }

  @ParameterizedTest
  @FieldSource("BOTH")
  void failedCall_isNotMadeByTheStandbyAsWell(DependencySpec spec) {
    try (StandbyFixture regions = new StandbyFixture(spec)) {
      AtomicInteger standbyCalls = new AtomicInteger();
      regions
          .fixture
          .get(spec.id())
          .call(
              withStandby(
                  () -> {
                    throw new IllegalStateException("down");
                  },
                  standbyCalls::incrementAndGet),
              () -> -1);

      assertThat(standbyCalls).hasValue(0);
    }
  }

  @Test
  void bothFail_nonEssentialCallsAreSkipped() {
    try (StandbyFixture regions = new StandbyFixture(RANKING)) {
      regions.breakPrimary();
      regions.breakStandby();

      assertThat(regions.call()).isEqualTo("fallback");
      assertThat(regions.state().status()).isEqualTo(Status.DEGRADED);
      assertThat(regions.state().cause()).isEqualTo(Cause.BREAKER);
      assertThat(regions.state().reason())
          .contains("neither route is available", "standby is down");
    }
  }

  @Test
  void bothFailAndOneWorksAgain_callsTakeThatRoute() {
    try (StandbyFixture regions = new StandbyFixture(RANKING)) {
      regions.breakPrimary();
      regions.breakStandby();
      regions.standbyFails = false;
      regions.advance(HOLD);
      regions.count("standby", 6, Duration.ZERO); // a probe of the primary fails, others succeed

      assertThat(regions.routes().standby().status()).isNotEqualTo(Status.DEGRADED);
      assertThat(regions.state().status()).isEqualTo(Status.NORMAL);
    }
  }

  @Test
  void bothFail_essentialCallsAreMadeAllTheSame() {
    try (StandbyFixture regions = new StandbyFixture(LESSON)) {
      regions.breakPrimary();
      regions.breakStandby();

      assertThat(regions.state().admitted()).isEqualTo(1);
      regions.primaryFails = false;
      regions.standbyFails = false;
      assertThat(regions.call()).isIn("primary", "standby");
    }
  }

  @Test
  void standbyOrderedAndItFails_essentialCallsStillGoThere() {
    try (StandbyFixture regions = new StandbyFixture(LESSON)) {
      regions.fixture.engine.switchboard().order(Order.standby("lesson"));
      AtomicInteger primaryCalls = new AtomicInteger();
      for (int i = 0; i < 10; i++) {
        regions
            .fixture
            .get("lesson")
            .call(
                withStandby(
                    primaryCalls::incrementAndGet,
                    () -> {
                      throw new IllegalStateException("down");
                    }),
                () -> -1);
        regions.advance(PAUSE);
      }

      assertThat(primaryCalls).hasValue(0);
    }
  }

  @ParameterizedTest
  @FieldSource("BOTH")
  void onOrdered_callsGoByThePrimaryWhateverItsBreakerSays(DependencySpec spec) {
    try (StandbyFixture regions = new StandbyFixture(spec)) {
      regions.breakPrimary();
      regions.fixture.engine.switchboard().order(Order.on(spec.id()));
      regions.primaryFails = false;

      assertThat(regions.call()).isEqualTo("primary");
    }
  }

  @ParameterizedTest
  @FieldSource("BOTH")
  void standbyOrdered_callsWithoutOneGoByThePrimary(DependencySpec spec) {
    try (StandbyFixture regions = new StandbyFixture(spec)) {
      regions.fixture.engine.switchboard().order(Order.standby(spec.id()));

      String answer = regions.fixture.get(spec.id()).call(() -> "only way", () -> "fallback");

      assertThat(answer).isEqualTo("only way");
    }
  }

  @Test
  void offOrdered_neitherRouteIsGone() {
    try (StandbyFixture regions = new StandbyFixture(RANKING)) {
      regions.fixture.engine.switchboard().order(Order.off("ranking"));

      assertThat(regions.call()).isEqualTo("fallback");
    }
  }

  @Test
  void essentialPrimaryIsMute_itsOverdueCallsOpenTheBreaker() throws Exception {
    DependencySpec spec = LESSON.toBuilder().deadline(Duration.ofMillis(300)).permits(2).build();
    try (StandbyFixture regions = new StandbyFixture(spec);
        MuteRegion mute = new MuteRegion(regions.fixture.get("lesson"), 2)) {
      regions.advance(Duration.ofMillis(310));

      assertThat(regions.call()).isEqualTo("primary"); // finds every place taken by an overdue one
      assertThat(regions.call()).isEqualTo("standby");
      assertThat(regions.routes().primary().reason()).contains("held by overdue calls");
    }
  }

  @Test
  void primaryFails_explainShowsItsBreaker() {
    try (StandbyFixture regions = new StandbyFixture(LESSON)) {
      regions.breakPrimary();

      Explanation first = regions.fixture.engine.switchboard().explain("lesson").get(0);
      assertThat(first.cause()).isEqualTo(Cause.BREAKER);
      assertThat(first.deciding()).isTrue();
    }
  }

  @Test
  void primaryFailsWhileStandbyIsOrdered_theOrderDecides() {
    try (StandbyFixture regions = new StandbyFixture(LESSON)) {
      regions.breakPrimary();
      regions.fixture.engine.switchboard().order(Order.standby("lesson"));

      List<Explanation> explained = regions.fixture.engine.switchboard().explain("lesson");
      assertThat(explained).filteredOn(Explanation::deciding).hasSize(1);
      assertThat(explained.get(0).mode()).isEqualTo(Mode.STANDBY);
    }
  }

  @Test
  void primaryFails_isToldOnce() {
    try (StandbyFixture regions = new StandbyFixture(LESSON)) {
      regions.breakPrimary();

      assertThat(regions.fixture.events)
          .filteredOn(RoutesChanged.class::isInstance)
          .singleElement()
          .extracting(event -> ((RoutesChanged) event).after().standbyShare())
          .isEqualTo(1.0);
    }
  }

  @Test
  void orderForATagThatNotAllCanFollow_saysWhichCannot() {
    DependencySpec badges = DependencySpec.nonEssential("badges").tags("tokyo").build();
    try (EngineFixture fixture = new EngineFixture(LESSON, badges)) {
      var receipt = fixture.engine.switchboard().order(Order.standby("tag:tokyo"));

      assertThat(receipt.applied()).containsExactly("lesson");
      assertThat(receipt.refused()).containsOnlyKeys("badges");
    }
  }

  @Test
  void declaredWithAStandbyAndWithout_isRefused() {
    try (EngineFixture fixture = new EngineFixture(LESSON)) {
      DependencySpec without = DependencySpec.essential("lesson").build();

      assertThatThrownBy(() -> fixture.engine.register(without))
          .isInstanceOf(InvalidConfigurationException.class)
          .hasMessageContaining("'lesson' is declared with a standby route and without one");
    }
  }

  @Test
  void offOrderEnds_callsReturnInSteps() {
    try (StandbyFixture regions = new StandbyFixture(RANKING)) {
      regions
          .fixture
          .engine
          .switchboard()
          .order(Order.off("ranking").lasting(Duration.ofSeconds(5)));
      regions.advance(Duration.ofSeconds(5));
      assertThat(regions.state().admitted()).isEqualTo(0.1);
      regions.advance(Duration.ofSeconds(6));

      assertThat(regions.state().status()).isEqualTo(Status.NORMAL);
      assertThat(regions.call()).isEqualTo("primary");
    }
  }

  @Test
  void bothGoOnFailing_theOutageBeganWhenTheSecondFailed() {
    try (StandbyFixture regions = new StandbyFixture(RANKING)) {
      regions.breakPrimary();
      regions.breakStandby();
      Instant began = regions.state().since();
      regions.count("fallback", 100, PAUSE); // probes among them

      assertThat(regions.state().reason()).contains("still failing");
      assertThat(regions.state().since()).isEqualTo(began);
    }
  }
}
