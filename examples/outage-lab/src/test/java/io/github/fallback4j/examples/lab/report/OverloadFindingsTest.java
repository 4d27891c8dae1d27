package io.github.fallback4j.examples.lab.report;

import static io.github.fallback4j.examples.lab.fault.Fault.OVERLOAD;
import static io.github.fallback4j.examples.lab.load.Outcome.FAILED;
import static io.github.fallback4j.examples.lab.load.Outcome.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OverloadFindingsTest {

  private static OverloadFindings findings(Made made) {
    return new OverloadFindings(made.run());
  }

  @Test
  void lateOrFailed_notInTime() {
    OverloadFindings found =
        findings(new Made(OVERLOAD).pages(0, 1, 300, SKIPPED).pages(1, 2, 1, FAILED));

    assertThat(found.inTime()).isEqualTo(0.9);
  }

  @Test
  void settled_afterTheLastSecondWithLateOnes() {
    assertThat(findings(new Made(OVERLOAD)).settledAfter()).isZero();
    assertThat(findings(new Made(OVERLOAD).pages(2.5, 2.6, 300, SKIPPED)).settledAfter())
        .isEqualTo(3);
  }

  @Test
  void levelIsZeroAgain_backThen() {
    Made made =
        new Made(OVERLOAD)
            .changed(0.5, "level", 3.0)
            .changed(25, "level", 0.05)
            .changed(27, "level", 0.0);

    assertThat(findings(made).backAfter()).hasValue(7);
  }

  @Test
  void levelStaysUp_notBack() {
    assertThat(findings(new Made(OVERLOAD).changed(0.5, "level", 3.0)).backAfter()).isEmpty();
  }

  @Test
  void levelOnceSettled_meanOfWhatIsTooMuch() {
    Made made =
        new Made(OVERLOAD)
            .changed(0.5, "level", 3.0)
            .changed(11, "level", OverloadFindings.NEEDED_LEVEL - 1)
            .changed(25, "level", 0.0);

    assertThat(findings(made).levelsTooMuch().getAsDouble())
        .isCloseTo((3 - OverloadFindings.NEEDED_LEVEL) / 2, within(1e-9)); // of 18 s for 9
  }
}
