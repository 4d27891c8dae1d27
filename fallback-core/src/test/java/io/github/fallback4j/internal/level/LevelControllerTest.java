package io.github.fallback4j.internal.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fallback4j.Criticality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelControllerTest {
  private static final int SEEDS = 5;

  private final LevelController controller = new LevelController();
  private double now;

  private double ticks(int count, double strain) {
    double level = controller.level();
    for (int i = 0; i < count; i++) {
      controller.observed(strain, now);
      now += 0.25;
      level = controller.tick(strain, now);
    }
    return level;
  }

  @ParameterizedTest
  @CsvSource({"250, 50", "1000, 200", "100, 20", "10, 20"})
  void setPoint_isAFifthOfTheLatencyButNotBelow20Ms(long latency, long setPoint) {
    assertThat(LevelController.setPointFor(Duration.ofMillis(latency)))
        .isEqualTo(Duration.ofMillis(setPoint));
  }

  @Test
  void strainIsBelowOne_levelStaysZero() {
    assertThat(ticks(400, 0.9)).isZero();
  }

  @Test
  void nothingIsObserved_levelStaysZero() {
    assertThat(controller.tick(0, 0.25)).isZero();
  }

  @Test
  void meanStrainIsAboveOne_levelRisesByHowFar() {
    assertThat(ticks(2, 2)).isCloseTo(0.15, within(1e-9));
  }

  @Test
  void meanStrainIsAboveOneInOneTick_isAHiccup() {
    for (int time = 0; time < 20; time++) {
      assertThat(ticks(1, 2.9)).isZero();
      assertThat(ticks(1, 0.9)).isZero();
    }
  }

  @Test
  void meanStrainIsJustAbove_levelRisesByALittle() {
    assertThat(ticks(2, 1.02)).isCloseTo(0.05, within(1e-9));
  }

  @Test
  void meanStrainFalls_levelWaitsForWhatItDid() {
    ticks(2, 2.4);
    double before = controller.level();

    assertThat(ticks(1, 1.8)).isEqualTo(before);
  }

  /** Two strains, and the time between them. */
  private boolean strains(double strain, double apart) {
    controller.observed(strain, now);
    now += apart;
    return controller.observed(strain, now);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.11, 0.59})
  void twoStrainsAreFarAbove_levelIsThreeAtOnce(double apart) {
    assertThat(strains(3.1, apart)).isTrue();
    assertThat(controller.level()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.09, 0.7})
  void strainsOfOneMomentOrFarApart_areHiccups(double apart) {
    assertThat(strains(3.1, apart)).isFalse();
    assertThat(controller.level()).isZero();
  }

  @Test
  void afterward_levelFallsToZero() {
    strains(20, 0.2);
    assertThat(ticks(6, 0)).isEqualTo(3); // 1.5 s of calm first
    assertThat(ticks(120, 0)).isZero();
  }

  @Test
  void itBecameTooMuchBefore_levelSlowsDownJustAbove() {
    becomesTooMuchAt(1.5);
    while (controller.level() > 1.6) {
      ticks(1, 0);
    }
    double above = controller.level();

    assertThat(above - ticks(4, 0)).isCloseTo(0.02, within(0.005));
  }

  @Test
  void strainIsHalfOfWhatIsCalm_levelFallsHalfAsFast() {
    strains(20, 0.2);
    ticks(20, 0);
    double before = controller.level();
    double fast = before - ticks(1, 0);

    assertThat(before - fast - ticks(1, 0.4)).isCloseTo(fast / 2, within(1e-9));
  }

  @Test
  void itBecomesTooMuchThereAgain_aSmallStepBackIsEnough() {
    becomesTooMuchAt(1.5);
    while (controller.level() > 1.5) {
      ticks(1, 0);
    }
    strains(4, 0.2);

    assertThat(controller.level()).isCloseTo(1.65, within(0.02));
  }

  /** Falls from 3 until this level, where waits grow. */
  private void becomesTooMuchAt(double level) {
    strains(20, 0.2);
    while (controller.level() > level) {
      ticks(1, 0);
    }
    now += 200; // the knee of the first time is forgotten
    strains(20, 0.2);
    assertThat(controller.level()).isEqualTo(3);
  }

  static List<Arguments> overloads() {
    List<Arguments> overloads = new ArrayList<>();
    for (Criticality criticality : Criticality.values()) {
      for (double times : new double[] {1.3, 2, 4}) {
        overloads.add(Arguments.of(criticality, times));
      }
    }
    return overloads;
  }

  @ParameterizedTest
  @MethodSource("overloads")
  void overloaded_essentialRequestsAreInTimeAndLittleElseIsDropped(
      Criticality criticality, double times) {
    List<Overload.Seen> runs =
        LongStream.rangeClosed(1, SEEDS)
            .mapToObj(seed -> Overload.run(new LevelController(), criticality, times, seed))
            .toList();

    assertThat(runs)
        .allSatisfy(
            seen -> {
              assertThat(seen.inTime()).isGreaterThanOrEqualTo(0.98);
              assertThat(seen.backAfter()).isLessThanOrEqualTo(40);
            });
    assertThat(runs.stream().mapToDouble(Overload.Seen::excess).average().orElseThrow())
        .isLessThanOrEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource({"DECORATIVE", "USEFUL", "IMPORTANT"})
  void overloadedFourfold_settlesWithinTwoSeconds(Criticality criticality) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Overload.Seen seen = Overload.run(new LevelController(), criticality, 4, seed);

      assertThat(seen.settledAfter()).as("seed %d", seed).isLessThanOrEqualTo(2);
      assertThat(seen.excess()).as("seed %d", seed).isLessThanOrEqualTo(0.5);
    }
  }
}
