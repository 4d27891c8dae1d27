package io.github.fallback4j.internal.detection;

import io.github.fallback4j.Cause;
import io.github.fallback4j.internal.verdict.CallPath;
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
  private static final Duration TICK = Duration.ofNanos(ErrorShare.TICK_NANOS);

  /** The share changes in steps of this, so that not every look is news. */
  private static final double STEP = 0.05;

  private final LeaseHolder holder;
  private final Time time;
  private final Runnable look;
  private @Nullable ErrorShare errors; // made at the first failure: it is large
  private Runnable nextLook = () -> {}; // cancels it
  private long failures;
  private boolean looking;
  private double skipped;
  private @Nullable Instant since;

  /**
   * Begins with nothing to skip.
   *
   * @param holder raises the cause
   * @param time ticks and wakes
   * @param look calls {@link #look}, under the detector's lock
   */
  Throttle(LeaseHolder holder, Time time, Runnable look) {
    this.holder = holder;
    this.time = time;
    this.look = look;
  }

  /** Takes note of a failure, and looks from now on. */
  void failed(CallPath calls) {
    if (!looking) {
      looking = true;
      errors().restart(time.nanos(), calls.successes(), failures);
      lookLater();
    }
    failures++;
  }

  /**
   * Looks at the calls since the last look, and goes on looking while there is something to see.
   *
   * @param onlyWatch leaves the share as it is
   */
  void look(CallPath calls, boolean onlyWatch) {
    double share = errors().follow(time.nanos(), calls.successes(), failures);
    if (!onlyWatch) {
      skip(Math.round(share / STEP) * STEP);
    }
    looking = errors().active(failures);
    if (looking) {
      lookLater();
    }
  }

  private void lookLater() {
    nextLook = time.schedule(TICK, look);
  }

  private ErrorShare errors() {
    if (errors == null) {
      errors = new ErrorShare();
    }
    return errors;
  }

  /** Ends it: something else sets the dependency aside as a whole. */
  void end() {
    nextLook.run();
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
      holder.clear(Cause.THROTTLE);
      return;
    }
    if (since == null) {
      since = time.now();
    }
    String reason =
        "%d %% of calls are skipped because many fail".formatted(Math.round(share * 100));
    holder.raise(Cause.THROTTLE, 1 - share, reason, since, null);
  }
}
