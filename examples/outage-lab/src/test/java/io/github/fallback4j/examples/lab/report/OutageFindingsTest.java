package io.github.fallback4j.examples.lab.report;

import static io.github.fallback4j.examples.lab.fault.Fault.REFUSED;
import static io.github.fallback4j.examples.lab.load.Outcome.FAILED;
import static io.github.fallback4j.examples.lab.load.Outcome.INSTEAD;
import static io.github.fallback4j.examples.lab.load.Outcome.LIVE;
import static io.github.fallback4j.examples.lab.load.Outcome.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.examples.lab.load.Outcome;
import org.junit.jupiter.api.Test;

class OutageFindingsTest {

  private static OutageFindings findings(Made made) {
    return new OutageFindings(made.run());
  }

  @Test
  void failures_countFromTheFaultOn() {
    OutageFindings found =
        findings(
            new Made(REFUSED)
                .pages(-5, -4, 50, FAILED)
                .pages(0, 1, 50, FAILED)
                .pages(25, 26, 1, FAILED));

    assertThat(found.requests()).isEqualTo(500);
    assertThat(found.failed()).isEqualTo(20);
  }

  @Test
  void skipsBegin_thenItWasDetected() {
    OutageFindings found = findings(new Made(REFUSED).pages(0.6, 20, 5, SKIPPED));

    assertThat(found.detectedAfter()).hasValue(0.6);
  }

  @Test
  void singleSkipBefore_isNoDetection() {
    OutageFindings found =
        findings(new Made(REFUSED).pages(0.1, 0.2, 5, SKIPPED).pages(0.6, 20, 5, SKIPPED));

    assertThat(found.detectedAfter()).hasValue(0.6);
  }

  @Test
  void nothingSkipped_neverDetected() {
    assertThat(findings(new Made(REFUSED)).detectedAfter()).isEmpty();
  }

  @Test
  void slowOrFailed_harmedUntilTheLastOfThem() {
    assertThat(findings(new Made(REFUSED).pages(0, 1, 251, INSTEAD)).harmedUntil()).isEqualTo(0.9);
    assertThat(findings(new Made(REFUSED).pages(3, 3.1, 1, FAILED)).harmedUntil()).isEqualTo(3);
    assertThat(findings(new Made(REFUSED).pages(0, 1, 250, INSTEAD)).harmedUntil()).isZero();
  }

  @Test
  void partComesBackFirst_backIsWhenAllDid() {
    OutageFindings found =
        findings(
            new Made(REFUSED)
                .pages(0, 22, 5, SKIPPED)
                .pages(22, 23, 50, LIVE)
                .pages(23, 26, 5, SKIPPED));

    assertThat(found.backAfter()).hasValue(6);
  }

  @Test
  void singleOnesFoundTooManyUnderWay_isBackAllTheSame() {
    OutageFindings found =
        findings(new Made(REFUSED).pages(0, 22, 5, SKIPPED).pages(22.5, 22.6, 5, Outcome.REFUSED));

    assertThat(found.backAfter()).hasValue(2);
  }

  @Test
  void someStillFail_isNotBack() {
    OutageFindings found = findings(new Made(REFUSED).pages(0, 22, 5, INSTEAD));

    assertThat(found.backAfter()).hasValue(2);
  }

  @Test
  void neverAllLive_neverBack() {
    assertThat(findings(new Made(REFUSED).pages(0, 60, 5, SKIPPED)).backAfter()).isEmpty();
  }

  @Test
  void skippedAfter_shareOf20Seconds() {
    OutageFindings found = findings(new Made(REFUSED).pages(0, 25, 5, SKIPPED));

    assertThat(found.skippedDuring()).isEqualTo(1);
    assertThat(found.skippedAfter()).isEqualTo(0.25);
  }

  @Test
  void madeAndFailed_isNotSkipped() {
    assertThat(findings(new Made(REFUSED).pages(0, 20, 5, INSTEAD)).skippedDuring()).isZero();
  }

  @Test
  void latencies_healthyAndDuringApart() {
    OutageFindings found = findings(new Made(REFUSED).pages(0, 20, 5, SKIPPED));

    assertThat(found.healthyLatencies().millis(0.99)).isEqualTo(50);
    assertThat(found.faultyLatencies().millis(0.99)).isEqualTo(5);
  }

  @Test
  void transitions_ofTheStatusFromTheFaultOn() {
    OutageFindings found =
        findings(
            new Made(REFUSED)
                .changed(-1, "status", "NORMAL")
                .changed(1, "status", "DEGRADED")
                .changed(2, "level", 0.5)
                .changed(23, "status", "NORMAL"));

    assertThat(found.transitions()).isEqualTo(2);
  }
}
