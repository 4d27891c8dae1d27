package io.github.fallback4j.internal.verdict;

import io.github.fallback4j.Cause;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The leases on one dependency, at most one of each cause and source. While automatic ones are held
 * back, they are raised and cleared as ever, but enforce nothing. Guarded by its standing.
 */
final class Leases {
  private final List<Lease> held = new ArrayList<>(2);
  private boolean automaticHeldBack;

  void raise(Lease lease) {
    clear(lease.cause(), lease.source());
    held.add(lease);
  }

  void clear(Cause cause, String source) {
    held.removeIf(lease -> lease.is(cause, source));
  }

  /** Says whether those that detection raised ({@link Lease#isAutomatic()}) are held back. */
  void holdBackAutomatic(boolean heldBack) {
    automaticHeldBack = heldBack;
  }

  List<Lease> all() {
    return held;
  }

  /** Of those that set the dependency aside for its own sake, the one that decides. */
  @Nullable Lease own() {
    return least(false);
  }

  /** Of level and throttle, which take a share whatever the dependency's own state, the same. */
  @Nullable Lease share() {
    return least(true);
  }

  private @Nullable Lease least(boolean shares) {
    Lease deciding = null;
    for (Lease lease : held) {
      if (lease.isShare() == shares
          && enforces(lease)
          && lease.admitted() < 1
          && lease.outranks(deciding)) {
        deciding = lease;
      }
    }
    return deciding;
  }

  /** Whether a lease holds calls back now, or is only shown. */
  boolean enforces(Lease lease) {
    return lease.enforced() && !(automaticHeldBack && lease.isAutomatic());
  }

  /** A probe goes through only if every lease that admits nothing lets one through. */
  @Nullable ProbeGate probe() {
    ProbeGate probe = null;
    for (Lease lease : held) {
      if (enforces(lease) && lease.admitted() <= 0) {
        if (lease.probe() == null) {
          return null;
        }
        probe = lease.probe();
      }
    }
    return probe;
  }
}
