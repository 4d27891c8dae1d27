package io.github.fallback4j.doors;

import static io.github.fallback4j.CallWithStandby.withStandby;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.FallbackEvent.RoutesChanged;
import io.github.fallback4j.FallbackEvent.StateChanged;
import io.github.fallback4j.Order;
import io.github.fallback4j.Status;
import io.github.fallback4j.spi.CallMoments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A listener learns with each change when the outage began for callers, and who was harmed last.
 */
class EventMomentsTest {
  private static final Duration TICK = Duration.ofMillis(150);

  private final DoorsFixture fixture =
      new DoorsFixture(
          DependencySpec.nonEssential("ranking").warmUp(0).build(),
          DependencySpec.nonEssential("badges").standby().warmUp(0).build());
  private final List<FallbackEvent> heard = new ArrayList<>();

  EventMomentsTest() {
    fixture.access.listen(heard::add);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private static String down() {
    throw new IllegalStateException("down");
  }

  private void fail(Dependency dependency, int calls) {
    for (int i = 0; i < calls; i++) {
      dependency.call(withStandby(EventMomentsTest::down, () -> "standby"), () -> "instead");
      fixture.advance(TICK);
    }
  }

  private void comeBack(Dependency dependency) {
    for (int i = 0; i < 200 && dependency.state().status() != Status.NORMAL; i++) {
      fixture.advance(TICK);
      dependency.call(() -> "live", () -> "instead");
    }
  }

  private <E extends FallbackEvent> List<E> heard(Class<E> type) {
    return heard.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private StateChanged heardWith(Status status) {
    return heard(StateChanged.class).stream()
        .filter(changed -> changed.after().status() == status)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void degradedByFailures_tellsTheFirstFaultAndWhoWasHarmedUntilThen() {
    Instant first = fixture.time.now();
    fail(fixture.get("ranking"), 6);

    StateChanged degraded = heardWith(Status.DEGRADED);
    assertThat(degraded.firstFault()).isEqualTo(first);
    assertThat(degraded.lastHarmed()).isEqualTo(degraded.at().minus(TICK)); // one call before
  }

  @Test
  void backToNormal_tellsTheLastCallerHarmed() {
    Dependency ranking = fixture.get("ranking");
    fail(ranking, 6);
    Instant last = fixture.access.moments("ranking").lastHarmed();
    comeBack(ranking);

    assertThat(heardWith(Status.NORMAL).lastHarmed()).isNotNull().isEqualTo(last);
  }

  @Test
  void callsAreWellAgain_noFirstFaultIsTold() {
    Dependency ranking = fixture.get("ranking");
    fail(ranking, 6);
    comeBack(ranking);
    for (int i = 0; i < 50; i++) {
      ranking.call(() -> "live", () -> "instead");
    }
    fixture.engine.switchboard().order(Order.off("ranking"));

    StateChanged off = heard(StateChanged.class).get(heard(StateChanged.class).size() - 1);
    assertThat(off.firstFault()).isNull();
  }

  @Test
  void orderedOff_tellsNoMoments() {
    fixture.get("ranking").call(() -> "live", () -> "instead");
    fixture.engine.switchboard().order(Order.off("ranking"));

    StateChanged off = heardWith(Status.DEGRADED);
    assertThat(new CallMoments(off.firstFault(), off.lastHarmed())).isEqualTo(CallMoments.NONE);
  }

  @Test
  void eachChange_tellsWhatTheDependencyShows() {
    List<CallMoments> shown = new ArrayList<>();
    fixture.access.listen(event -> shown.add(fixture.access.moments("ranking")));
    Dependency ranking = fixture.get("ranking");
    fail(ranking, 6);
    comeBack(ranking);

    assertThat(heard(StateChanged.class))
        .extracting(changed -> new CallMoments(changed.firstFault(), changed.lastHarmed()))
        .isEqualTo(shown);
  }

  @Test
  void primarySetAside_tellsTheFirstFault() {
    Instant first = fixture.time.now();
    fail(fixture.get("badges"), 6);

    RoutesChanged aside = heard(RoutesChanged.class).get(0);
    assertThat(aside.after().primary().status()).isEqualTo(Status.DEGRADED);
    assertThat(aside.firstFault()).isEqualTo(first);
    assertThat(aside.lastHarmed()).isEqualTo(aside.at().minus(TICK));
  }

  @Test
  void standbySetAsideToo_tellsTheFirstFaultOfBoth() {
    Dependency badges = fixture.get("badges");
    Instant first = fixture.time.now();
    for (int i = 0; i < 20; i++) {
      badges.call(withStandby(EventMomentsTest::down, EventMomentsTest::down), () -> "instead");
      fixture.advance(TICK);
    }

    assertThat(heard(RoutesChanged.class))
        .filteredOn(changed -> changed.after().standby().status() == Status.DEGRADED)
        .isNotEmpty()
        .allSatisfy(changed -> assertThat(changed.firstFault()).isEqualTo(first));
    assertThat(heardWith(Status.DEGRADED).firstFault()).isEqualTo(first);
  }
}
