package io.github.fallback4j.internal.verdict;

import io.github.fallback4j.internal.log.WarnOnce;
import io.github.fallback4j.spi.Callers;
import io.github.fallback4j.spi.Cohort;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the application on whose behalf a thread acts. If that fails, nobody is known. Safe for use
 * by many threads.
 */
public final class KnownCallers implements Callers {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.cohorts");

  private final Supplier<? extends @Nullable Object> caller;
  private final WarnOnce failures = new WarnOnce(LOG);

  /**
   * Creates one that asks.
   *
   * @param caller names on whose behalf the calling thread acts; {@code null} if that is not known
   */
  public KnownCallers(Supplier<? extends @Nullable Object> caller) {
    this.caller = caller;
  }

  @Nullable Object find() {
    try {
      return caller.get();
    } catch (RuntimeException thrown) {
      failures.log("The caller is unknown, so calls are skipped at random", thrown);
      return null;
    }
  }

  @Override
  public @Nullable String current() {
    Object known = find();
    return known == null ? null : known.toString();
  }

  @Override
  public boolean isIn(Cohort cohort) {
    if (cohort.share() <= 0 || cohort.share() >= 1) {
      return cohort.share() >= 1;
    }
    String known = current();
    return known == null
        ? ThreadLocalRandom.current().nextDouble() < cohort.share()
        : cohort.holds(known);
  }
}
