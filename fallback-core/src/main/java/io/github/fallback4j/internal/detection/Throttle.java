package io.github.fallback4j.internal.detection;

import io.github.fallback4j.Cause;
import io.github.fallback4j.internal.verdict.CallPath;
import io.github.fallback4j.internal.verdict.Lease;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Skips a share of the calls of a dependency that fails in part ({@link ErrorShare}). It looks
 * while there are failures, and costs a call nothing. Guarded by its detector.
 */
final class Throttle {
  /** How long after a failure, or after a look, to look. */
  static final Duration TICK = Duration.ofNanos(ErrorShare.TICK_NANOS);

  /** The share changes in steps of this, so that not every look is news. */
  private static final double STEP = 0.05;

  private final Standing standing;
  private final Time time;
  private final String source;
  private final boolean enforced;
  private final ErrorShare errors = new ErrorShare();
  private long failures;
  private boolean looking;
  private double skipped;
  private @Nullable Instant since;

  /**
   * Begins with nothing to skip.
   *
   * @param standing where the cause is raised
   * @param source of the lease
   * @param enforced whether it skips, or only shows
   */
  Throttle(Standing standing, Time time, String source, boolean enforced) {
    this.standing = standing;
    this.time = time;
    this.source = source;
    this.enforced = enforced;
  }

  /** Takes note of a failure; returns whether to begin to look. */
  boolean failed(CallPath calls) {
    boolean begins = !looking;
    if (begins) {
      looking = true;
      errors.restart(time.nanos(), calls.successes(), failures);
    }
    failures++;
    return begins;
  }

  /**
   * Looks at the calls since the last look.
   *
   * @param onlyWatch leaves the share as it is
   * @return whether to go on looking
   */
  boolean look(CallPath calls, boolean onlyWatch) {
    double share = errors.follow(time.nanos(), calls.successes(), failures);
    if (!onlyWatch) {
      skip(Math.round(share / STEP) * STEP);
    }
    looking = errors.active(failures);
    return looking;
  }

  /** Ends it: something else sets the dependency aside as a whole. */
  void end() {
    looking = false;
    skip(0);
  }

  private void skip(double share) {
    if (share == skipped) {
      return;
    }
    skipped = share;
    if (share == 0) {
      since = null;
      standing.clear(Cause.THROTTLE, source);
      return;
    }
    if (since == null) {
      since = time.now();
    }
    String reason = "so many calls fail that %d %% are skipped".formatted(Math.round(share * 100));
    standing.raise(
        new Lease(Cause.THROTTLE, source, 1 - share, enforced, null, reason, since, null, null));
  }
}
