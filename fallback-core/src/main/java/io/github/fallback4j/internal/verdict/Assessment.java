package io.github.fallback4j.internal.verdict;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a ruling and leases come to at one moment. Immutable.
 *
 * @param ruling what is ordered
 * @param own of the leases that set the dependency aside for its own sake, the one that decides
 * @param share of level and throttle, which take a share whatever the dependency's own state, the
 *     one that decides
 * @param now the moment
 */
record Assessment(Ruling ruling, @Nullable Lease own, @Nullable Lease share, Instant now) {

  /** The share to let through before level and throttle take theirs. */
  double goal() {
    return switch (ruling.mode()) {
      case OFF -> 0;
      case ON -> 1;
      case AUTO, STANDBY -> own == null ? 1 : own.admitted();
    };
  }

  /** How the dependency stands on its own, without ramp, level and throttle. */
  DependencyState onItsOwn() {
    return describe(own);
  }

  /**
   * How the dependency stands.
   *
   * @param ramp has followed the {@link #goal()}
   */
  DependencyState on(Ramp ramp) {
    if (ruling.cause() != Cause.NONE) {
      return describe(null);
    }
    if (share != null && share.admitted() <= ramp.footing() && share.outranks(own)) {
      return describe(share);
    }
    DependencyState from = ramp.from(goal());
    return from == null ? describe(own) : recovering(from, ramp.footing());
  }

  private DependencyState recovering(DependencyState from, double admitted) {
    return new DependencyState(
        Status.RECOVERING,
        ruling.mode(),
        from.cause(),
        from.source(),
        from.by(),
        from.reason(),
        now,
        null,
        admitted);
  }

  /** The state while the ruling decides, or else this lease, or else nothing. */
  private DependencyState describe(@Nullable Lease lease) {
    if (ruling.cause() != Cause.NONE || (ruling.mode() == Mode.STANDBY && lease == null)) {
      return ordered();
    }
    if (lease == null) {
      return new DependencyState(
          Status.NORMAL, ruling.mode(), Cause.NONE, null, null, null, now, null, 1);
    }
    return new DependencyState(
        Status.DEGRADED,
        ruling.mode(),
        lease.cause(),
        lease.source(),
        lease.by(),
        lease.reason(),
        lease.since(),
        lease.until(),
        lease.admitted());
  }

  private DependencyState ordered() {
    boolean off = ruling.mode() == Mode.OFF;
    return new DependencyState(
        off ? Status.DEGRADED : Status.NORMAL,
        ruling.mode(),
        ruling.cause(),
        ruling.source(),
        ruling.by(),
        ruling.reason(),
        ruling.since(),
        ruling.until(),
        off ? 0 : 1);
  }
}
