package io.github.fallback4j.internal.detection;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.internal.verdict.Lease;
import io.github.fallback4j.internal.verdict.ProbeGate;
import io.github.fallback4j.internal.verdict.Standing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Holds the leases that detection finds reason for, all under one source. With {@code automatic:
 * observe} they are shown and not enforced. As safe for use by many threads as the standing.
 *
 * @param standing where they are raised
 * @param source of each
 * @param enforced whether they hold calls back
 */
record LeaseHolder(Standing standing, String source, boolean enforced) {

  static LeaseHolder of(DependencySpec spec, Standing standing, String source) {
    return new LeaseHolder(standing, source, spec.automatic() == Automatic.ENFORCE);
  }

  void raise(
      Cause cause, double admitted, String reason, Instant since, @Nullable ProbeGate probe) {
    standing.raise(new Lease(cause, source, admitted, enforced, null, reason, since, null, probe));
  }

  /** Clears a lease: the calls it held back return in steps. */
  void clear(Cause cause) {
    standing.clear(cause, source);
  }

  /** Clears a lease: the calls it held back return at once. */
  void drop(Cause cause) {
    standing.drop(cause, source);
  }
}
