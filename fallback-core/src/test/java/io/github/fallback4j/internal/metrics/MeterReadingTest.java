package io.github.fallback4j.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fallback4j.ManualTime;
import io.github.fallback4j.settings.MeterThreshold;
import io.github.fallback4j.spi.HealthSignal.Report;
import io.github.fallback4j.spi.HealthSignal.State;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MeterReadingTest {
  private static final MeterThreshold LAG = MeterThreshold.above("lag", 5);

  private final ManualTime time = new ManualTime();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private AtomicInteger gauge(int value, String... tags) {
    AtomicInteger number = new AtomicInteger(value);
    registry.gauge("lag", io.micrometer.core.instrument.Tags.of(tags), number);
    return number;
  }

  private MeterSignal signal(MeterThreshold threshold) {
    return new MeterSignal("ranking", threshold, registry, time);
  }

  private State now(MeterThreshold threshold) {
    return signal(threshold.lasting(Duration.ZERO)).check().state();
  }

  @Test
  void within_isGood() {
    gauge(5);

    assertThat(signal(LAG).check()).isEqualTo(Report.good());
  }

  @Test
  void beyondForLongEnough_isBadAndSaysWhy() {
    gauge(6);
    MeterSignal signal = signal(LAG);

    assertThat(signal.check()).isEqualTo(Report.unknown());
    time.advance(Duration.ofSeconds(9));
    assertThat(signal.check()).isEqualTo(Report.unknown());
    time.advance(Duration.ofSeconds(1));
    assertThat(signal.check())
        .isEqualTo(Report.bad("value of meter lag is 6.0, above 5.0 for 10 s"));
  }

  @Test
  void withinMeanwhile_theTimeBeginsAgain() {
    AtomicInteger lag = gauge(6);
    MeterSignal signal = signal(LAG);
    signal.check();
    time.advance(Duration.ofSeconds(9));
    lag.set(1);
    signal.check();
    lag.set(6);

    time.advance(Duration.ofSeconds(9));

    assertThat(signal.check()).isEqualTo(Report.unknown());
  }

  /** Reads a meter that is bad by now, and then so often when it is not. */
  private MeterSignal badAndThenWithin(AtomicInteger lag, int readings) {
    MeterSignal signal = signal(LAG);
    signal.check();
    time.advance(Duration.ofSeconds(10));
    assertThat(signal.check().state()).isEqualTo(State.BAD);
    lag.set(1);
    for (int reading = 0; reading < readings; reading++) {
      assertThat(signal.check()).isEqualTo(Report.good());
    }
    lag.set(6);
    return signal;
  }

  @Test
  void wasBadAndIsWithinForAMoment_isBadAgainAtOnce() {
    assertThat(badAndThenWithin(gauge(6), 2).check().state()).isEqualTo(State.BAD);
  }

  @Test
  void wasBadAndIsWithinThreeTimes_theTimeBeginsAgain() {
    assertThat(badAndThenWithin(gauge(6), 3).check()).isEqualTo(Report.unknown());
  }

  @Test
  void belowItsLimit_isBad() {
    gauge(1);

    assertThat(now(MeterThreshold.below("lag", 2))).isEqualTo(State.BAD);
    assertThat(now(MeterThreshold.below("lag", 1))).isEqualTo(State.GOOD);
  }

  @Test
  void noSuchMeter_saysNothing() {
    assertThat(now(LAG)).isEqualTo(State.UNKNOWN);
  }

  @Test
  void noNumber_saysNothing() {
    registry.gauge("lag", Double.NaN);

    assertThat(now(LAG)).isEqualTo(State.UNKNOWN);
  }

  @Test
  void severalMeters_theWorstCounts() {
    gauge(1, "region", "eu");
    gauge(9, "region", "us");

    assertThat(now(LAG)).isEqualTo(State.BAD);
    assertThat(now(MeterThreshold.below("lag", 2))).isEqualTo(State.BAD);
  }

  @Test
  void tags_choose() {
    gauge(1, "region", "eu");
    gauge(9, "region", "us");

    assertThat(now(LAG.tag("region", "eu"))).isEqualTo(State.GOOD);
    assertThat(now(LAG.tag("region", "us"))).isEqualTo(State.BAD);
  }

  @Test
  void timer_isReadInSeconds() {
    Timer timer = Timer.builder("latency").publishPercentiles(0.5, 0.99).register(registry);
    timer.record(Duration.ofMillis(200));
    timer.record(Duration.ofMillis(600));

    assertThat(MeterValue.of(timer, "max")).isEqualTo(0.6);
    assertThat(MeterValue.of(timer, "mean")).isEqualTo(0.4);
    assertThat(MeterValue.of(timer, "p99")).isCloseTo(0.6, within(0.05));
    assertThat(MeterValue.of(timer, "p50")).isCloseTo(0.2, within(0.05));
  }

  @Test
  void summary_isReadAsItIs() {
    DistributionSummary summary = DistributionSummary.builder("rows").register(registry);
    summary.record(10);
    summary.record(30);

    assertThat(MeterValue.of(summary, "max")).isEqualTo(30);
    assertThat(MeterValue.of(summary, "mean")).isEqualTo(20);
  }

  @Test
  void counter_isItsCount() {
    registry.counter("errors").increment(3);

    assertThat(MeterValue.of(registry.get("errors").meter(), "value")).isEqualTo(3);
  }

  @Test
  void statisticThatTheMeterHasNot_isNoNumber() {
    gauge(1);
    Timer timer = registry.timer("latency");

    assertThat(MeterValue.of(registry.get("lag").meter(), "max")).isNaN();
    assertThat(MeterValue.of(timer, "p99")).isNaN();
    assertThat(MeterValue.of(timer, "value")).isNaN();
  }
}
