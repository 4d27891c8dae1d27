package io.github.fallback4j;

/**
 * A call was skipped or overdue, and every link of its answer chain threw, so no answer was left.
 * Their exceptions are {@linkplain #getSuppressed() suppressed}. Unlike a {@link
 * java.util.concurrent.TimeoutException}, it needs no {@code throws}; where the answer comes later
 * the answer of an overdue call fails with that.
 */
public final class FallbackFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Degradation degradation;

  /**
   * Creates the exception for a call that was skipped or overdue.
   *
   * @param degradation why the call has no answer of its own; its failure, if there is one, becomes
   *     the cause
   */
  public FallbackFailedException(Degradation degradation) {
    super(message(degradation), degradation.failure());
    this.degradation = degradation;
  }

  private static String message(Degradation why) {
    String what =
        switch (why.cause()) {
          case DEADLINE -> "had no answer at its deadline";
          case FAILURE -> "failed";
          default -> "was skipped (" + why.cause() + ")";
        };
    return "dependency '%s' %s and its fallback failed".formatted(why.dependency(), what);
  }

  /** Returns why the call has no answer of its own; {@code null} after deserialization. */
  public Degradation degradation() {
    return degradation;
  }
}
