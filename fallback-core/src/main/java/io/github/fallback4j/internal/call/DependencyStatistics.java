package io.github.fallback4j.internal.call;

import io.github.fallback4j.spi.CallMoments;
import io.github.fallback4j.spi.Time;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the counters of every dependency have in common: the moments when something went wrong. They
 * are kept from the first such call on; a healthy dependency keeps none. Safe for use by many
 * threads.
 */
public abstract sealed class DependencyStatistics permits CallStatistics, EssentialStatistics {
  private final Time time;
  private final BooleanSupplier normal;
  private volatile @Nullable FailureStatistics troubles;

  /**
   * Starts with nothing wrong.
   *
   * @param time tells when something went wrong
   * @param normal whether the dependency stands as ever
   */
  DependencyStatistics(Time time, BooleanSupplier normal) {
    this.time = time;
    this.normal = normal;
  }

  Time time() {
    return time;
  }

  /** Calls that went well so far. */
  abstract long successes();

  /** What is counted of calls that do not go well; made now if nothing was yet. */
  final FailureStatistics troubles() {
    FailureStatistics known = troubles;
    return known == null ? firstTroubles() : known;
  }

  private synchronized FailureStatistics firstTroubles() {
    FailureStatistics known = troubles;
    if (known == null) {
      known = new FailureStatistics(time, this::successes, normal);
      troubles = known;
    }
    return known;
  }

  /** The same; {@code null} if every call went well. */
  final @Nullable FailureStatistics knownTroubles() {
    return troubles;
  }

  /** The dependency stands as ever no longer, or again. */
  public void turned() {
    FailureStatistics known = troubles;
    if (known != null) {
      known.turned();
    }
  }

  /** When something last happened to its calls. */
  public CallMoments moments() {
    FailureStatistics known = troubles;
    return known == null ? CallMoments.NONE : known.moments();
  }
}
