package io.github.fallback4j.internal.call;

import io.github.fallback4j.CallInterruptedException;

/**
 * Tells the interruption of the current thread from one that another thread suffered: a client that
 * waits for a thread of its own pool may throw what that one was interrupted with. Stateless.
 */
public final class Interruption {
  private static final String GUARD = "io.github.fallback4j.";

  /** The longest stack trace that JVMs record unless told otherwise. */
  private static final int MOST_FRAMES = 1024;

  private Interruption() {}

  /** Whether an exception says that some thread was interrupted. */
  static boolean isOne(Throwable thrown) {
    return thrown instanceof InterruptedException || thrown instanceof CallInterruptedException;
  }

  /**
   * Whether an exception that was just caught says that the current thread was interrupted. It was
   * if the exception was created on it, beneath the guard that asks. Where the stack trace does not
   * tell, it counts as interrupted: an interrupt must not be lost.
   */
  public static boolean isOfThisThread(Throwable thrown) {
    return isOne(thrown) && createdBeneath(thrown.getStackTrace(), new Throwable().getStackTrace());
  }

  /** What a call was interrupted with whose client answered the interrupt of one further out. */
  static InterruptedException byCallFurtherOut() {
    return new InterruptedException("a call further out is overdue");
  }

  /** Traces of one thread are equal from the bottom up to the frame of the guard. */
  private static boolean createdBeneath(StackTraceElement[] thrown, StackTraceElement[] now) {
    if (thrown.length == 0 || thrown.length >= MOST_FRAMES) {
      return true;
    }
    int mine = now.length - 1;
    int its = thrown.length - 1;
    while (mine >= 0 && its >= 0 && now[mine].equals(thrown[its])) {
      mine--;
      its--;
    }
    return mine >= 0
        && its >= 0
        && now[mine].getClassName().startsWith(GUARD)
        && now[mine].getClassName().equals(thrown[its].getClassName())
        && now[mine].getMethodName().equals(thrown[its].getMethodName());
  }
}
