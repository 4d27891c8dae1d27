package io.github.fallback4j;

/**
 * How the two routes to a dependency with a standby are. An immutable snapshot.
 *
 * <p>The primary's {@link DependencyState#admitted()} is the share of calls that go by it; the
 * others go by the standby. While {@link Mode#STANDBY} is ordered that share is 0, whatever the
 * state of the primary.
 *
 * @param primary the primary
 * @param standby the standby
 */
public record Routes(DependencyState primary, DependencyState standby) {

  /** The share of calls that go by the standby, 0 to 1. */
  public double standbyShare() {
    return 1 - primary.admitted();
  }
}
