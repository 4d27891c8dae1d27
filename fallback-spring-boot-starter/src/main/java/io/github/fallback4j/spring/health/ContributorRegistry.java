package io.github.fallback4j.spring.health;

import io.github.fallback4j.spi.HealthSignal.Report;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** The health contributors of one kind, blocking or reactive. */
interface ContributorRegistry {

  /** Their names. */
  Set<String> names();

  /**
   * Finds one, as it is now: softened later, it still reports DOWN to who found it before.
   *
   * @param path its name; of a part of it, both names with a slash between them
   * @return asks it, on the calling thread
   */
  Optional<Callable<Report>> find(String path);

  /**
   * Replaces a contributor by one that reports DOWN as DEGRADED.
   *
   * @param name one of the {@link #names()}
   */
  void soften(String name);
}
