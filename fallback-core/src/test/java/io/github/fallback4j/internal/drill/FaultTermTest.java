package io.github.fallback4j.internal.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.ManualTime;
import io.github.fallback4j.spi.CallFault;
import io.github.fallback4j.spi.Fault;
import io.github.fallback4j.spi.FaultLease.End;
import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A fault acts no longer than both clocks and its holder allow. */
class FaultTermTest {
  private static final CallFault FAULT =
      CallFault.of(Fault.FLAPPING, "ranking", Duration.ofMinutes(1))
          .heartbeat(Duration.ofSeconds(5))
          .flapping(Duration.ofSeconds(2), Duration.ofSeconds(3))
          .build();

  private final ManualTime time = new ManualTime();
  private Duration clockJump = Duration.ZERO;

  private final FaultTerm term =
      new FaultTerm(
          FAULT,
          new Time() {
            @Override
            public long nanos() {
              return time.nanos();
            }

            @Override
            public Instant now() {
              return time.now().plus(clockJump);
            }

            @Override
            public Runnable schedule(Duration delay, Runnable task) {
              return time.schedule(delay, task);
            }

            @Override
            public void close() {}
          });

  private void beatFor(int seconds) {
    for (int i = 0; i < seconds; i++) {
      time.advance(Duration.ofSeconds(1));
      term.beat();
    }
  }

  @Test
  void begun_isNotOver() {
    assertThat(term.over()).isNull();
  }

  @Test
  void noBeat_endsAtTheHeartbeat() {
    time.advance(Duration.ofSeconds(5).minusNanos(1));
    assertThat(term.over()).isNull();

    time.advance(Duration.ofNanos(1));
    assertThat(term.over()).isEqualTo(End.HEARTBEAT);
  }

  @Test
  void beats_endsAtItsLength() {
    beatFor(59);
    assertThat(term.over()).isNull();

    beatFor(1);
    assertThat(term.over()).isEqualTo(End.LENGTH);
  }

  @Test
  void wallClockJumpsAhead_isOver() {
    clockJump = Duration.ofHours(1);

    assertThat(term.over()).isEqualTo(End.LENGTH);
  }

  @Test
  void wallClockJumpsBack_isNoLonger() {
    clockJump = Duration.ofHours(-1);
    beatFor(60);

    assertThat(term.over()).isEqualTo(End.LENGTH);
  }

  @Test
  void left_isUntilTheHeartbeatOrTheEnd() {
    assertThat(term.left()).isEqualTo(Duration.ofSeconds(5));

    beatFor(58);
    assertThat(term.left()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void flapping_isBadFirstThenWell() {
    assertThat(term.bad(FAULT)).isTrue();
    time.advance(Duration.ofSeconds(2));
    assertThat(term.bad(FAULT)).isFalse();
    time.advance(Duration.ofSeconds(3));
    assertThat(term.bad(FAULT)).isTrue();
  }
}
