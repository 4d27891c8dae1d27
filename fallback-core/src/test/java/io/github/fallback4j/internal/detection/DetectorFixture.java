package io.github.fallback4j.internal.detection;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.internal.time.OwnPauses;
import io.github.fallback4j.internal.verdict.Outbox;
import io.github.fallback4j.internal.verdict.Ruling;
import io.github.fallback4j.internal.verdict.Standing;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A detector and the standing it acts on, without calls. */
final class DetectorFixture implements Standing.Listener {
  final ManualTime time = new ManualTime();
  final OwnPauses pauses = new OwnPauses();
  final Standing standing;
  final Detector detector;
  private LongConsumer rampStep = step -> {};
  private int changes;

  DetectorFixture() {
    this(DependencySpec.nonEssential("ranking").build());
  }

  DetectorFixture(DependencySpec spec) {
    standing =
        new Standing(spec.id(), Ruling.none(time.now()), spec.ramp(), time, new Outbox(), this);
    detector =
        new Detector(
            spec,
            standing,
            new TimeAndChance(time, pauses, () -> 0.5),
            Detector.SOURCE,
            standing::ordered);
    rampStep = detector::rampStepBegan;
  }

  @Override
  public void changed(DependencyState before, DependencyState after) {
    changes++;
  }

  /** How often the state was another. */
  int changes() {
    return changes;
  }

  @Override
  public void rampStepBegan(long step) {
    rampStep.accept(step);
  }

  DependencyState state() {
    return standing.verdict().state();
  }

  boolean admits() {
    return standing.verdict().admits();
  }

  void fail() {
    fail(Cause.FAILURE, new IllegalStateException("down"));
  }

  void fail(Cause cause, @Nullable Throwable failure) {
    detector.failed(cause, failure, time.nanos(), 0);
  }

  void succeed() {
    detector.succeeded(time.nanos(), 0);
  }

  void abandon() {
    detector.abandoned(time.nanos());
  }

  void advance(Duration step) {
    time.advance(step);
  }

  /** Fails until set aside. */
  void trip() {
    for (int i = 0; i < 5; i++) {
      fail();
      advance(Duration.ofMillis(125));
    }
  }

  /** Fails until set aside, and waits until probes may go. */
  void tripAndHold() {
    trip();
    advance(Duration.ofSeconds(2));
  }

  /** Fails until set aside, and comes back to the first step of the ramp. */
  void tripAndReturn() {
    tripAndHold();
    for (int i = 0; i < 3; i++) {
      probe();
    }
  }

  void probe() {
    if (!admits()) {
      throw new IllegalStateException("no probe may go");
    }
    succeed();
  }
}
