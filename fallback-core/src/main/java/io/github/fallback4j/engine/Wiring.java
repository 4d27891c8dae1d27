package io.github.fallback4j.engine;

import io.github.fallback4j.DependencyState;
import io.github.fallback4j.internal.call.DependencyStatistics;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.spi.CallMoments;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** What a standing's surroundings do when it changes: tell of it, and judge its ramp. */
final class Wiring implements Standing.Listener {

  /** Hears of another state, and when something last happened to the calls. */
  interface Changes {
    void changed(DependencyState before, DependencyState after, CallMoments moments);
  }

  private final Changes changes;
  private volatile LongConsumer rampStep = step -> {};
  private volatile @Nullable DependencyStatistics shown;
  private volatile @Nullable DependencyStatistics turning;

  Wiring(Changes changes) {
    this.changes = changes;
  }

  /**
   * Says what watches over each step of the ramp.
   *
   * @param judge ends the step that it is told of
   */
  void onRampStep(LongConsumer judge) {
    rampStep = judge;
  }

  /** Names the statistics of the calls: told of another status, before their moments are shown. */
  void follow(DependencyStatistics counted) {
    turning = counted;
    showMomentsOf(counted);
  }

  /** Names the statistics whose moments are shown with each change. */
  void showMomentsOf(DependencyStatistics counted) {
    shown = counted;
  }

  @Override
  public void changed(DependencyState before, DependencyState after) {
    DependencyStatistics told = turning;
    if (told != null && before.status() != after.status()) {
      told.turned();
    }
    DependencyStatistics known = shown;
    changes.changed(before, after, known == null ? CallMoments.NONE : known.moments());
  }

  @Override
  public void rampStepBegan(long step) {
    rampStep.accept(step);
  }
}
