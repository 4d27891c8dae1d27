package io.github.fallback4j;

/**
 * The caller of a guarded call was interrupted by something other than the call's own deadline. The
 * thread's interrupt status is set when this is thrown. It does not count as a failure of the
 * dependency and is never answered with a fallback.
 */
public final class CallInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception for an interrupted call.
   *
   * @param dependency id of the dependency that was being called
   * @param cause the interruption
   */
  public CallInterruptedException(String dependency, Throwable cause) {
    super("interrupted while calling dependency '" + dependency + "'", cause);
  }
}
