package io.github.fallback4j.spring.health;

import java.util.Set;

/** The health contributors of one kind, blocking or reactive. */
interface ContributorRegistry {

  /** Their names. */
  Set<String> names();

  /**
   * Replaces a contributor by one that reports DOWN as DEGRADED.
   *
   * @param name one of the {@link #names()}
   */
  void soften(String name);
}
