package io.github.fallback4j;

import io.github.fallback4j.settings.FaultSettings;

/**
 * The failure of a call whose answer is judged a fault ({@link FaultSettings#answer()}). It is the
 * {@link Degradation#failure()} that the fallback sees, and is thrown if nothing else answers. It
 * has no stack trace, because the call threw nothing, and does not hold the answer.
 */
public final class FaultyAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception for a faulty answer.
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
