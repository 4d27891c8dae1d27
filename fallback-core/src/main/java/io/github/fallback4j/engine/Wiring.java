package io.github.fallback4j.engine;

import io.github.fallback4j.DependencyState;
import io.github.fallback4j.internal.verdict.Standing;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** What a standing's surroundings do when it changes: tell of it, and judge its ramp. */
final class Wiring implements Standing.Listener {
  private final BiConsumer<DependencyState, DependencyState> changes;
  private volatile LongConsumer rampStep = step -> {};
  private volatile Runnable turned = () -> {};

  Wiring(BiConsumer<DependencyState, DependencyState> changes) {
    this.changes = changes;
  }

  Wiring(Consumer<DependencyState> after) {
    this((before, now) -> after.accept(now));
  }

  /**
   * Says what watches over each step of the ramp.
   *
   * @param judge ends the step that it is told of
   */
  void onRampStep(LongConsumer judge) {
    rampStep = judge;
  }

  /**
   * Names who hears of another status, before it is told.
   *
   * @param heard cheap, and never throws
   */
  void whenTurned(Runnable heard) {
    turned = heard;
  }

  @Override
  public void changed(DependencyState before, DependencyState after) {
    if (before.status() != after.status()) {
      turned.run();
    }
    changes.accept(before, after);
  }

  @Override
  public void rampStepBegan(long step) {
    rampStep.accept(step);
  }
}
