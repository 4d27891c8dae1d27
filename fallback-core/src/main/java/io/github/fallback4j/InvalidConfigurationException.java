package io.github.fallback4j;

/**
 * Something the application declares does not fit: a setting, an id, an annotated method. Thrown
 * while the engine is assembled, so that the mistake shows at start. The message names the thing,
 * shows the value and says what to write.
 */
public final class InvalidConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String action;

  /**
   * Creates the exception.
   *
   * @param problem what does not fit, and its value
   * @param action what to write instead
   */
  public InvalidConfigurationException(String problem, String action) {
    super(problem + " — " + action);
    this.action = action;
  }

  /** What to write instead: the last part of the message. */
  public String action() {
    return action;
  }

  /** What does not fit: the message without the {@link #action()}. */
  public String problem() {
    String message = String.valueOf(getMessage());
    return message.substring(0, message.length() - action.length() - " — ".length());
  }
}
