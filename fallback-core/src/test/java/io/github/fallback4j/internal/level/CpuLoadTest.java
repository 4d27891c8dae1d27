package io.github.fallback4j.internal.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CpuLoadTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void isAsked_isAShareOrUnknown() {
    CpuLoad load = new CpuLoad(System::nanoTime);

    assertThat(load.getAsDouble()).isBetween(-1.0, 1.0);
    assertThat(load.getAsDouble()).isBetween(-1.0, 1.0);
  }

  @Test
  void noTimeHasPassed_isAShareOrUnknown() {
    CpuLoad load = new CpuLoad(() -> 7);

    load.getAsDouble();

    assertThat(load.getAsDouble()).isBetween(-1.0, 1.0);
  }

  @Test
  void processUsedOneOfTwoProcessors_isAHalf() {
    assertThat(CpuLoad.share(SECOND, SECOND, 2)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void processUsedMoreThanThereIs_isOne() {
    assertThat(CpuLoad.share(3 * SECOND, SECOND, 2)).isEqualTo(1);
  }

  @Test
  void noTimeHasPassed_shareOfTheProcessIsUnknown() {
    assertThat(CpuLoad.share(0, 0, 2)).isNegative();
  }
}
