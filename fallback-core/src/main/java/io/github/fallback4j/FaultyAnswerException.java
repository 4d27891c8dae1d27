package io.github.fallback4j;

import io.github.fallback4j.settings.FaultSettings;

/**
 * What a call failed with whose answer is judged a fault ({@link FaultSettings#answer()}): {@link
 * Degradation#failure()} of what answers instead, and thrown where nothing does. It has no stack
 * trace, as nothing was thrown, and does not hold the answer.
 */
public final class FaultyAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param dependency id of the dependency that answered
   * @param type class of the answer
   */
  public FaultyAnswerException(String dependency, Class<?> type) {
    super(
        "dependency '%s' answered with a %s that is judged a fault"
            .formatted(dependency, type.getName()),
        null,
        true,
        false);
  }
}
