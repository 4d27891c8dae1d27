package io.github.fallback4j;

/**
 * Something that the application declares is invalid: a setting, an id or an annotated method.
 * Thrown while the engine is built, so that the mistake shows at start. The message names the
 * thing, shows the value and says what to write.
 */
public final class InvalidConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String action;

  /**
   * Creates the exception from a problem and its remedy.
   *
   * @param problem what is invalid, and its value
   * @param action what to write instead
   */
  public InvalidConfigurationException(String problem, String action) {
    super(problem + " — " + action);
    this.action = action;
  }

  /** Returns what to write instead, which is the last part of the message. */
  public String action() {
    return action;
  }

  /** Returns what is invalid, which is the message without the {@link #action()}. */
  public String problem() {
    String message = String.valueOf(getMessage());
    return message.substring(0, message.length() - action.length() - " — ".length());
  }
}
