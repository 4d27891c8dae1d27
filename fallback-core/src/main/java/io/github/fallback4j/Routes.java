package io.github.fallback4j;

/**
 * The states of the two routes of a dependency with a standby. An immutable snapshot.
 *
 * <p>The primary's {@link DependencyState#admitted()} is the share of calls that use it; the others
 * use the standby. While {@link Mode#STANDBY} is ordered, that share is 0, whatever the state of
 * the primary.
 *
 * @param primary state of the primary
 * @param standby state of the standby
 */
public record Routes(DependencyState primary, DependencyState standby) {

  /** Returns the share of calls that use the standby, 0 to 1. */
  public double standbyShare() {
    return 1 - primary.admitted();
  }
}
