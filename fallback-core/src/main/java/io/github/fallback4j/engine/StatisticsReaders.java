package io.github.fallback4j.engine;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.internal.call.EssentialDependency;
import io.github.fallback4j.internal.call.EssentialStatistics;
import io.github.fallback4j.internal.call.Guard;
import io.github.fallback4j.internal.level.LevelControl;
import io.github.fallback4j.internal.objective.Sampler;
import io.github.fallback4j.settings.Objective;
import io.github.fallback4j.spi.CallOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What looks at how the calls of dependencies fare.
 *
 * @param sampler looks at error budgets
 * @param levelControl looks for an overload; {@code null} for none
 */
record StatisticsReaders(Sampler sampler, @Nullable LevelControl levelControl) {

  void follow(EssentialDependency dependency) {
    EssentialStatistics statistics = dependency.statistics();
    statistics.budget().ifPresent(sampler::add);
    Objective objective = dependency.spec().objective();
    if (levelControl != null && objective != null && objective.latency() != null) {
      levelControl.essential(
          dependency.id(),
          objective.latency(),
          () -> statistics.counted(CallOutcome.LIVE),
          statistics::successNanos);
      statistics.whenSlow(levelControl.waker());
    }
  }

  void follow(Guard guard) {
    if (levelControl != null && guard.spec().automatic() != Automatic.OFF) {
      levelControl.nonEssential(guard.spec().id(), new CountedCalls(guard.statistics()));
      guard.statistics().whenRefused(levelControl.waker());
    }
  }
}
