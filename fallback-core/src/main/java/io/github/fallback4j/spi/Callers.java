package io.github.fallback4j.spi;

import org.jspecify.annotations.Nullable;

/** On whose behalf threads act. Safe for use by many threads. */
public interface Callers {

  /**
   * Returns the id of the caller on whose behalf the calling thread acts: the text of what the
   * engine was told to ask. It is personal data.
   *
   * @return {@code null} if nobody is known
   */
  @Nullable String current();

  /**
   * Whether a cohort holds the caller on whose behalf the calling thread acts. Chance decides for a
   * caller who is not known, so two questions about one call may be answered differently.
   *
   * @param cohort a part of all callers
   */
  boolean isIn(Cohort cohort);
}
