package io.github.fallback4j.internal.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.ManualTime;
import io.github.fallback4j.settings.Objective;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SamplerTest {
  private final ManualTime time = new ManualTime();
  private final Sampler sampler = new Sampler(time);

  private ErrorBudget budget(Supplier<Tally> counters) {
    return new ErrorBudget(new Objective(0.99, null), counters, time);
  }

  @Test
  void noBudget_takesNoTime() {
    assertThat(time.waiting()).isZero();
  }

  @Test
  void manyBudgets_areSampledInOneRoundEveryTenSeconds() {
    AtomicInteger first = new AtomicInteger();
    AtomicInteger second = new AtomicInteger();
    sampler.add(budget(() -> new Tally(first.incrementAndGet(), 0)));
    sampler.add(budget(() -> new Tally(second.incrementAndGet(), 0)));
    assertThat(time.waiting()).isEqualTo(1);

    time.advance(Duration.ofMinutes(1));

    assertThat(first).hasValue(1 + 6);
    assertThat(second).hasValue(1 + 6);
    assertThat(time.waiting()).isEqualTo(1);
  }

  @Test
  void roundThatFails_isFollowedByTheNext() {
    AtomicInteger rounds = new AtomicInteger();
    sampler.add(
        budget(
            () -> {
              if (rounds.incrementAndGet() == 2) {
                throw new IllegalStateException("broken");
              }
              return new Tally(0, 0);
            }));

    assertThatThrownBy(() -> time.advance(Duration.ofSeconds(10))).hasMessage("broken");
    time.advance(Duration.ofSeconds(10));

    assertThat(rounds).hasValue(3);
  }
}
