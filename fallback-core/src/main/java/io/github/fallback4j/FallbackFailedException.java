package io.github.fallback4j;

/**
 * A call was skipped, and every link of its answer chain threw, so no answer was left. Their
 * exceptions are {@linkplain #getSuppressed() suppressed}.
 */
public final class FallbackFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Degradation degradation;

  /**
   * Creates the exception for a skipped call.
   *
   * @param degradation why the call was skipped
   */
  public FallbackFailedException(Degradation degradation) {
    super(
        "dependency '%s' was skipped (%s) and its fallback failed"
            .formatted(degradation.dependency(), degradation.cause()));
    this.degradation = degradation;
  }

  /** Returns why the call was skipped; {@code null} after deserialization. */
  public Degradation degradation() {
    return degradation;
  }
}
