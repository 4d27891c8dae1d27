package io.github.fallback4j.internal.call;

import java.util.Arrays;

/**
 * The interrupts that a watch sent for overdue calls, until each is taken back at the end of its
 * call. Who was interrupted by whom is looked up here: an exception does not tell. Safe for use by
 * many threads.
 */
final class Interrupts {
  private static final Sent[] NONE = {};

  /** Replaced as a whole, under the lock. Empty as long as all is well. */
  private volatile Sent[] out = NONE;

  /** An interrupt of a thread, and when it was sent. */
  private record Sent(Slot slot, long start, Thread thread, long at) {
    boolean isFor(Slot other, long begun) {
      return slot == other && start == begun;
    }
  }

  /**
   * Interrupts the thread of an overdue call. One that somebody else has interrupted is left alone;
   * one that is interrupted for another call is to find this one when that is taken back.
   *
   * @param start when the call began
   * @param now in nanoseconds
   */
  synchronized void send(Slot slot, long start, Thread thread, long now) {
    if (isOut(thread) || !thread.isInterrupted()) {
      Sent[] more = Arrays.copyOf(out, out.length + 1);
      more[out.length] = new Sent(slot, start, thread, now);
      out = more;
      thread.interrupt();
    }
  }

  /**
   * Takes back the interrupt of a call that has ended, on its thread, and hands on one that is
   * meant for a call further out.
   *
   * @param start when the call began
   * @return whether there was one
   */
  synchronized boolean takeBack(Slot slot, long start) {
    for (int i = 0; i < out.length; i++) {
      if (out[i].isFor(slot, start)) {
        out = without(i);
        Thread.interrupted();
        if (isOut(Thread.currentThread())) {
          Thread.currentThread().interrupt();
        }
        return true;
      }
    }
    return false;
  }

  private Sent[] without(int index) {
    if (out.length == 1) {
      return NONE;
    }
    Sent[] fewer = Arrays.copyOf(out, out.length - 1);
    System.arraycopy(out, index + 1, fewer, index, fewer.length - index);
    return fewer;
  }

  private boolean isOut(Thread thread) {
    for (Sent sent : out) {
      if (sent.thread() == thread) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the current thread was interrupted while it made a call, for a call further out.
   *
   * @param slot the place of the call it made
   * @param start when that began
   */
  boolean reachedFromOutside(Slot slot, long start) {
    for (Sent sent : out) {
      if (sent.slot() != slot
          && sent.thread() == Thread.currentThread()
          && sent.at() - start >= 0) {
        return true;
      }
    }
    return false;
  }
}
