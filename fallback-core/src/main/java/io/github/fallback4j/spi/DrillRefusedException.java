package io.github.fallback4j.spi;

/** A fault is not injected, or automatic degradation not held back. The message says why. */
public final class DrillRefusedException extends IllegalArgumentException {
  /** The condition of what would act on something essential. */
  public static final String ESSENTIAL = "essential";

  /** The condition of what acts already, and takes no other beside it. */
  public static final String RUNNING = "running";

  private static final long serialVersionUID = 1L;

  private final String condition;

  /**
   * Says which condition of a drill is not met.
   *
   * @param condition the name of the condition that is not met, like {@link #ESSENTIAL}
   * @param message says what is refused and what to do
   */
  public DrillRefusedException(String condition, String message) {
    super(message);
    this.condition = condition;
  }

  /** The name of the condition that is not met, for machines to read. */
  public String condition() {
    return condition;
  }
}
