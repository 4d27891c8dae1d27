package io.github.fallback4j;

/**
 * A call was skipped, and nothing was left to answer with: each link of its chain threw. What they
 * threw is {@linkplain #getSuppressed() suppressed}.
 */
public final class FallbackFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Degradation degradation;

  /**
   * Creates the exception.
   *
   * @param degradation why the call was skipped
   */
  public FallbackFailedException(Degradation degradation) {
    super(
        "dependency '%s' was skipped (%s) and its fallback failed"
            .formatted(degradation.dependency(), degradation.cause()));
    this.degradation = degradation;
  }

  /** Why the call was skipped; {@code null} after deserialization. */
  public Degradation degradation() {
    return degradation;
  }
}
