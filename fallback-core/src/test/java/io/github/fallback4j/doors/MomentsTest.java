package io.github.fallback4j.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Order;
import io.github.fallback4j.Status;
import io.github.fallback4j.spi.CallMoments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A module reads when an outage began for callers, and when the last of them was harmed. */
class MomentsTest {
  private static final Duration TICK = Duration.ofMillis(150);

  private final DoorsFixture fixture =
      new DoorsFixture(
          DependencySpec.nonEssential("ranking")
              .permits(2)
              .warmUp(0)
              .passThrough(List.of(IllegalArgumentException.class))
              .build(),
          DependencySpec.essential("lesson").build());
  private final Dependency ranking = fixture.get("ranking");

  @AfterEach
  void close() {
    fixture.close();
  }

  private CallMoments moments() {
    return fixture.access.moments("ranking");
  }

  private @Nullable Instant harmed() {
    return moments().lastHarmed();
  }

  private Instant now() {
    return fixture.time.now();
  }

  private void succeed(int calls) {
    for (int i = 0; i < calls; i++) {
      ranking.call(() -> "live", () -> "instead");
    }
  }

  private void fail() {
    ranking.call(
        () -> {
          throw new IllegalStateException("down");
        },
        () -> "instead");
  }

  private void trip() {
    for (int i = 0; i < 5; i++) {
      fail();
      fixture.advance(TICK);
    }
    assertThat(ranking.state().status()).isEqualTo(Status.DEGRADED);
  }

  private void comeBack() {
    for (int i = 0; i < 200 && ranking.state().status() != Status.NORMAL; i++) {
      fixture.advance(TICK);
      succeed(1);
    }
    assertThat(ranking.state().status()).isEqualTo(Status.NORMAL);
  }

  @Test
  void nothingHappened_thereAreNone() {
    succeed(10);

    assertThat(moments()).isEqualTo(CallMoments.NONE);
  }

  @Test
  void outage_beganWithItsFirstFault() {
    fail();
    succeed(50);
    fixture.advance(Duration.ofMinutes(1));
    Instant first = now();
    trip();

    assertThat(moments().firstFault()).isEqualTo(first);
  }

  @Test
  void outageOver_hasNoFirstFaultButALastHarm() {
    trip();
    Instant last = harmed();
    comeBack();
    succeed(50);

    assertThat(moments().firstFault()).isNull();
    assertThat(harmed()).isEqualTo(last);
  }

  @Test
  void nextOutage_beganWithItsOwnFirstFault() {
    trip();
    comeBack();
    succeed(50);
    fixture.advance(Duration.ofMinutes(10));
    Instant first = now();
    trip();

    assertThat(moments().firstFault()).isEqualTo(first);
  }

  @Test
  void answeredForAFailure_isHarm() {
    fail();

    assertThat(harmed()).isEqualTo(now());
  }

  @Test
  void answeredForTheDeadline_isHarm() {
    ranking.callAsync(CompletableFuture::new, () -> "instead");
    fixture.advance(Duration.ofSeconds(2));

    assertThat(moments().firstFault()).isBetween(now().minusMillis(1_000), now().minusMillis(900));
  }

  @Test
  void noPermit_isHarmButNoFault() {
    CompletableFuture<String> one = new CompletableFuture<>();
    CompletableFuture<String> two = new CompletableFuture<>();
    ranking.callAsync(() -> one, () -> "instead");
    ranking.callAsync(() -> two, () -> "instead");
    ranking.call(() -> "live", () -> "instead");

    assertThat(harmed()).isEqualTo(now());
    assertThat(moments().firstFault()).isNull();
  }

  @Test
  void liveButLate_isHarm() {
    ranking.call(
        () -> {
          fixture.advance(Duration.ofSeconds(3));
          return "live";
        },
        () -> "instead");

    assertThat(harmed()).isEqualTo(now());
  }

  @Test
  void skipped_isNoHarm() {
    fixture.engine.switchboard().order(Order.off("ranking"));
    succeed(1);

    assertThat(moments()).isEqualTo(CallMoments.NONE);
  }

  @Test
  void skippedWithoutAnAnswer_isHarm() {
    fixture.engine.switchboard().order(Order.off("ranking"));
    try {
      ranking.<String>call(
          () -> "live",
          () -> {
            throw new IllegalStateException("broken fallback");
          });
    } catch (RuntimeException expected) {
      // the caller has nothing
    }

    assertThat(harmed()).isEqualTo(now());
  }

  @Test
  void exceptionThatIsAnAnswer_isNoHarm() {
    try {
      ranking.run(
          () -> {
            throw new IllegalArgumentException("no such room");
          });
    } catch (IllegalArgumentException expected) {
      // an answer
    }

    assertThat(moments()).isEqualTo(CallMoments.NONE);
  }

  @Test
  void essentialFailure_isFaultAndHarm() {
    try {
      fixture
          .get("lesson")
          .<String>call(
              () -> {
                throw new IllegalStateException("down");
              });
    } catch (IllegalStateException expected) {
      // the caller's
    }

    assertThat(fixture.access.moments("lesson")).isEqualTo(new CallMoments(now(), now()));
  }

  @Test
  void essentialHangs_isFaultFromThatMomentAndHarmUntilItsEnd() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    Instant began = now();
    fixture.get("lesson").callAsync(() -> answer, () -> "instead");
    fixture.advance(Duration.ofSeconds(4));
    CallMoments hanging = fixture.access.moments("lesson");
    assertThat(hanging.firstFault()).isBetween(began.plusMillis(1_000), began.plusMillis(1_010));

    answer.complete("live");
    assertThat(fixture.access.moments("lesson"))
        .isEqualTo(new CallMoments(hanging.firstFault(), now()));
  }
}
