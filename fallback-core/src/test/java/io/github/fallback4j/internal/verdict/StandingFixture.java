package io.github.fallback4j.internal.verdict;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.Mode;
import io.github.fallback4j.settings.RampSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A standing by itself, and all it told. */
final class StandingFixture implements Standing.Listener {
  final ManualTime time = new ManualTime();
  final List<DependencyState> states = new ArrayList<>();
  final List<Long> steps = new ArrayList<>();
  final Standing standing;

  StandingFixture() {
    this(RampSettings.DEFAULT);
  }

  StandingFixture(RampSettings ramp) {
    standing = new Standing("ranking", Ruling.none(time.now()), ramp, time, new Outbox(), this);
  }

  @Override
  public void changed(DependencyState before, DependencyState after) {
    states.add(after);
  }

  @Override
  public void rampStepBegan(long step) {
    steps.add(step);
  }

  DependencyState state() {
    return standing.verdict().state();
  }

  void raise(Cause cause, double admitted) {
    raise(cause, "source", admitted, null);
  }

  void raise(Cause cause, String source, double admitted, @Nullable ProbeGate probe) {
    standing.raise(new Lease(cause, source, admitted, true, null, null, time.now(), null, probe));
  }

  void observe(Cause cause) {
    standing.raise(new Lease(cause, "source", 0, false, null, null, time.now(), null, null));
  }

  void clear(Cause cause) {
    standing.clear(cause, "source");
  }

  void rule(Mode mode) {
    rule(mode, true);
  }

  void rule(Mode mode, boolean inSteps) {
    standing.rule(new Ruling(mode, false, "api", null, null, time.now(), null), inSteps);
  }

  /** Ends the step that began last. */
  void endStep() {
    standing.endRampStep(steps.get(steps.size() - 1));
  }
}
