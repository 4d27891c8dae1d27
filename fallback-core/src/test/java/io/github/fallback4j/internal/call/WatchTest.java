package io.github.fallback4j.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.ManualTime;
import io.github.fallback4j.internal.time.OwnPauses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Overdue calls are judged once, as long as there are calls. */
class WatchTest {
  private static final long ALLOWED = Duration.ofMillis(300).toNanos();

  private final ManualTime time = new ManualTime();
  private final Watch watch = new Watch(time, new OwnPauses());
  private final InFlight calls = new InFlight(4);
  private final List<Long> judged = new ArrayList<>();
  private Slot.Judgement judgement = judged::add;

  private Slot begin() {
    Slot slot = calls.claim();
    assertThat(slot).isNotNull();
    if (!calls.watched) {
      watch.enlist(calls, elapsed -> judgement.overdue(elapsed));
    }
    slot.begin(time.nanos(), ALLOWED);
    return slot;
  }

  @Test
  void overdueCall_isJudgedOnceAtTheNextRound() {
    begin();
    time.advance(Duration.ofMillis(299));
    assertThat(judged).isEmpty();

    time.advance(Duration.ofSeconds(5));

    assertThat(judged).containsExactly(ALLOWED);
  }

  @Test
  void callThatEndedInTime_isNotJudged() {
    long start = time.nanos();
    Slot slot = begin();
    assertThat(slot.end(start)).isTrue();
    slot.release();

    time.advance(Duration.ofSeconds(5));

    assertThat(judged).isEmpty();
  }

  @Test
  void callsEndTheirTurn_nothingIsScheduledAfterAWhile() {
    long start = time.nanos();
    Slot slot = begin();
    slot.end(start);
    slot.release();
    time.advance(Duration.ofSeconds(2));

    assertThat(time.waiting()).isZero();
    assertThat(calls.watched).isFalse();
  }

  @Test
  void callAfterAWhile_isLookedAfterAgain() {
    long start = time.nanos();
    Slot slot = begin();
    slot.end(start);
    slot.release();
    time.advance(Duration.ofSeconds(2));

    begin();
    time.advance(Duration.ofSeconds(1));

    assertThat(judged).hasSize(1);
  }

  @Test
  void callOfAnHour_isLookedAfterAllTheTime() {
    begin();
    time.advance(Duration.ofHours(1));

    assertThat(calls.watched).isTrue();
    assertThat(calls.exhausted()).as("one of four permits").isFalse();
  }

  @Test
  void judgementThatFails_doesNotEndTheRounds() {
    judgement =
        elapsed -> {
          throw new IllegalStateException("cannot record");
        };
    begin();
    assertThatThrownBy(() -> time.advance(Duration.ofMillis(310))).hasMessage("cannot record");
    judgement = judged::add;

    begin();
    time.advance(Duration.ofMillis(310));

    assertThat(judged).hasSize(1);
  }

  @Test
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void callEndsWhileItIsJudged_waitsForNobodyAndItsPlaceIsGivenBack() {
    long start = time.nanos();
    Slot slot = begin();
    judgement =
        elapsed -> {
          slot.leave(start);
          assertThat(slot.busy()).as("while the watch is at it").isTrue();
          judged.add(elapsed);
        };

    time.advance(Duration.ofMillis(310));

    assertThat(judged).hasSize(1);
    assertThat(calls.count()).isZero();
  }

  @Test
  void callEndsAfterItWasJudged_itsPlaceIsGivenBack() {
    long start = time.nanos();
    Slot slot = begin();
    time.advance(Duration.ofMillis(310));

    slot.leave(start);

    assertThat(calls.count()).isZero();
  }

  @Test
  void everyPermitHeldByAnOverdueCall_isExhausted() {
    List<Slot> slots = List.of(begin(), begin(), begin(), begin());
    assertThat(calls.claim()).isNull();
    assertThat(calls.exhausted()).isFalse();

    time.advance(Duration.ofMillis(310));
    assertThat(calls.exhausted()).isTrue();

    slots.get(2).end(time.nanos());
    slots.get(2).release();
    assertThat(calls.exhausted()).isFalse();
    assertThat(calls.count()).isEqualTo(3);
  }
}
