package io.github.fallback4j.internal.call;

/** How the end of a call relates to its deadline. */
public enum CallEnd {
  /** It ended before its deadline. */
  IN_TIME,
  /** It ended after its deadline, but the watch had not seen that: it is recorded with its end. */
  LATE,
  /** It ended after its deadline, and was recorded as overdue then. */
  JUDGED,
  /** The same, and the watch had interrupted its thread; that interrupt is taken back. */
  INTERRUPTED,
  /** It had ended before, so nothing changes. */
  BEFORE;

  /** Whether the call took longer than it may. */
  boolean overdue() {
    return this == LATE || this == JUDGED || this == INTERRUPTED;
  }
}
