package io.github.fallback4j.internal.switches;

/**
 * One of those that ask for modes and levels, and all it asks for now. Guarded by the switchboard's
 * lock.
 */
final class ClaimSource {
  private final Rank rank;
  private final String name;
  private Asked asked = Claims.NONE;

  ClaimSource(Rank rank, String name) {
    this.rank = rank;
    this.name = name;
  }

  Rank rank() {
    return rank;
  }

  String name() {
    return name;
  }

  Asked claims() {
    return asked;
  }

  /** Asks for this from now on, and for nothing else. */
  void claim(Asked all) {
    asked = all;
  }
}
