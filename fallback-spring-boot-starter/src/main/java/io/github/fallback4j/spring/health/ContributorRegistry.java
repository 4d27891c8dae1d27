package io.github.fallback4j.spring.health;

import io.github.fallback4j.spi.HealthSignal.Report;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** The health contributors of one kind, blocking or reactive. */
interface ContributorRegistry {

  /** Returns the names of the contributors. */
  Set<String> names();

  /**
   * Finds a contributor in its current form. If it is softened later, the returned check still
   * reports DOWN.
   *
   * @param path its name; for a part of it, both names with a slash between them
   * @return calls it, on the calling thread
   */
  Optional<Callable<Report>> find(String path);

  /**
   * Replaces a contributor with one that reports DOWN as DEGRADED.
   *
   * @param name one of the {@link #names()}
   */
  void soften(String name);
}
