package io.github.fallback4j;

/** What happens to a blocking call that has no answer by its deadline. */
public enum Enforce {
  /**
   * The calling thread is interrupted. What the client returns then is not taken for an answer of
   * the dependency. A client that ignores the interrupt overruns its deadline, which is logged as a
   * warning once. Threads with an active transaction are not interrupted. The default.
   */
  INTERRUPT,
  /**
   * The call runs on another thread (a virtual thread if the JVM has them), and its caller is
   * answered at the deadline. The thread's context is carried over; transactions are not.
   */
  OFFLOAD,
  /** Overdue calls are recorded as failures, but not ended. */
  NONE
}
