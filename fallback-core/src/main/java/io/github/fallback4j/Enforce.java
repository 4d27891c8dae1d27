package io.github.fallback4j;

/** What happens to a blocking call that has no answer at its deadline. */
public enum Enforce {
  /**
   * The calling thread is interrupted. A client that does not react overruns its deadline, which
   * warns once. Never inside an active transaction. The default.
   */
  INTERRUPT,
  /**
   * The call runs on another thread, a virtual one where the JVM has them, and its caller is
   * answered at the deadline. Context is carried over, transactions are not.
   */
  OFFLOAD,
  /** Overdue calls are recorded as failures, and otherwise left alone. */
  NONE
}
