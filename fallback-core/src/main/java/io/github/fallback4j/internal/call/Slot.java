package io.github.fallback4j.internal.call;

import io.github.fallback4j.internal.time.OwnPauses;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The place of one call under way: its permit, its deadline, and a stripe of the dependency's
 * counters, which only the call that holds the place writes.
 *
 * <p>One word holds phase and start, so that whoever ends the call, its own thread or the watch,
 * wins by compare-and-set and can never mistake one call for the next:
 *
 * <pre>
 *   FREE → CLAIMED → RUNNING ──────────────→ CLAIMED → FREE     ended by its thread, in time
 *                       └→ SIGNALLING → OVERDUE ───────→ FREE  judged by the watch
 *                              └→ LEFT ────────────────→ FREE  ended meanwhile, without waiting
 * </pre>
 *
 * <p>References are written only when they change: each write of one into an old object costs the
 * garbage collector's barrier, and calls of one thread mostly find its own slot. A slot so keeps
 * the last thread that used it reachable.
 */
final class Slot {
  private static final VarHandle STATE = field("state", long.class);
  private static final VarHandle SUCCESSES = field("successes", long.class);
  private static final VarHandle SUCCESS_NANOS = field("successNanos", long.class);

  private static final int SPINS = 100;
  private static final int PHASE_BITS = 3;
  private static final long PHASE = (1L << PHASE_BITS) - 1;
  private static final long FREE = 0;
  private static final long CLAIMED = 1;
  private static final long RUNNING = 2;
  private static final long SIGNALLING = 3;
  private static final long OVERDUE = 4;
  private static final long LEFT = 5;

  /** Reached only through {@link #STATE}. */
  @SuppressWarnings("unused")
  private volatile long state;

  private long allowance;
  private boolean interruptible;
  private @Nullable Thread thread;
  private @Nullable Runnable onOverdue;
  private boolean interruptSent;
  private boolean sharedTaken;
  private @Nullable SharedPermits shared;

  @SuppressWarnings("unused")
  private long successes;

  @SuppressWarnings("unused")
  private long successNanos;

  boolean tryClaim() {
    return (long) STATE.getOpaque(this) == FREE && STATE.compareAndSet(this, FREE, CLAIMED);
  }

  /**
   * Begins the call. From here on the watch may judge it.
   *
   * @param start when it began, in nanoseconds
   * @param allowed when it is overdue, in nanoseconds after the start
   * @param toInterrupt to be interrupted when overdue; {@code null} for none
   * @param signal to be run when overdue, on the watch's thread; {@code null} for none
   * @param permits where a permit was taken beside this place's own; {@code null} for none
   */
  void begin(
      long start,
      long allowed,
      @Nullable Thread toInterrupt,
      @Nullable Runnable signal,
      @Nullable SharedPermits permits) {
    allowance = allowed;
    interruptSent = false;
    interruptible = toInterrupt != null;
    if (toInterrupt != null && thread != toInterrupt) {
      thread = toInterrupt;
    }
    if (signal != null) {
      onOverdue = signal;
    }
    sharedTaken = permits != null;
    if (permits != null && shared != permits) {
      shared = permits;
    }
    STATE.setRelease(this, at(start, RUNNING));
  }

  /**
   * Has the call go on without the thread that began it, unless the watch judged it overdue first.
   *
   * @param start as it was begun
   * @param signal to be run when overdue, on the watch's thread
   * @return whether the watch left it alone so far; if not, the signal is not run
   */
  boolean detach(long start, Runnable signal) {
    if (!STATE.compareAndSet(this, at(start, RUNNING), CLAIMED)) {
      return false;
    }
    onOverdue = signal;
    STATE.setRelease(this, at(start, RUNNING));
    return true;
  }

  /**
   * Ends the call, unless the watch judged it overdue first; then waits out the watch's signal.
   * Either way the place is the caller's until {@link #release()}.
   *
   * @param start as it was begun
   * @return whether the watch left it alone
   */
  boolean end(long start) {
    if (STATE.compareAndSet(this, at(start, RUNNING), CLAIMED)) {
      return true;
    }
    awaitSignal();
    return false;
  }

  /**
   * Ends a call that has no thread to interrupt, without waiting for anybody: an event loop may end
   * it. A place that the watch is still signalling from is given back by the watch.
   *
   * @param start as it was begun
   * @return whether the watch left it alone; if so the place is the caller's until {@link
   *     #release()}, else it is given back
   */
  boolean leave(long start) {
    if (STATE.compareAndSet(this, at(start, RUNNING), CLAIMED)) {
      return true;
    }
    if (!STATE.compareAndSet(this, at(start, SIGNALLING), at(start, LEFT))) {
      release();
    }
    return false;
  }

  private void awaitSignal() {
    for (int spins = 0; ((long) STATE.getAcquire(this) & PHASE) == SIGNALLING; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }

  private static long at(long start, long phase) {
    return (start << PHASE_BITS) | phase;
  }

  /** Subtracts before it shifts back, so that the bits lost to the phase make no difference. */
  private static long elapsed(long running, long now) {
    return ((now << PHASE_BITS) - (running & ~PHASE)) >> PHASE_BITS;
  }

  /** Whether the watch interrupted the thread of the call just ended. */
  boolean interruptSent() {
    return interruptSent;
  }

  /** Counts the call just ended as a success. */
  void countSuccess(long nanos) {
    SUCCESSES.setOpaque(this, (long) SUCCESSES.getOpaque(this) + 1);
    SUCCESS_NANOS.setOpaque(this, (long) SUCCESS_NANOS.getOpaque(this) + nanos);
  }

  long successes() {
    return (long) SUCCESSES.getOpaque(this);
  }

  long successNanos() {
    return (long) SUCCESS_NANOS.getOpaque(this);
  }

  /** Gives the place back. */
  void release() {
    SharedPermits permits = sharedTaken ? shared : null;
    if (onOverdue != null) {
      onOverdue = null;
    }
    STATE.setRelease(this, FREE);
    if (permits != null) {
      permits.release();
    }
  }

  /**
   * Judges the call if its time is over: records it, and signals its thread. Called by the watch.
   *
   * @param now in nanoseconds
   * @param pauses the time the process itself stood still does not count
   * @param judgement what to record; runs before the signal
   */
  void judge(long now, OwnPauses pauses, Judgement judgement) {
    long seen = (long) STATE.getAcquire(this);
    if ((seen & PHASE) != RUNNING) {
      return;
    }
    long elapsed = elapsed(seen, now);
    long signalling = (seen & ~PHASE) | SIGNALLING;
    if (elapsed < allowance
        || elapsed - pauses.nanosSince(now - elapsed) < allowance
        || !STATE.compareAndSet(this, seen, signalling)) {
      return;
    }
    try {
      judgement.overdue(elapsed);
      signal();
    } finally {
      if (!STATE.compareAndSet(this, signalling, (seen & ~PHASE) | OVERDUE)) {
        release();
      }
    }
  }

  private void signal() {
    Thread caller = thread;
    if (interruptible && caller != null && !caller.isInterrupted()) {
      interruptSent = true;
      caller.interrupt();
    }
    Runnable signal = onOverdue;
    if (signal != null) {
      signal.run();
    }
  }

  boolean busy() {
    return (long) STATE.getAcquire(this) != FREE;
  }

  boolean overdue() {
    return ((long) STATE.getAcquire(this) & PHASE) == OVERDUE;
  }

  /**
   * Takes over the watch's interrupt of a call of the current thread further out, which a call
   * further in is about to hand on.
   *
   * @return whether there is one
   */
  boolean adoptInterrupt() {
    long phase = (long) STATE.getAcquire(this) & PHASE;
    if ((phase != SIGNALLING && phase != OVERDUE)
        || !interruptible
        || thread != Thread.currentThread()) {
      return false;
    }
    awaitSignal();
    interruptSent = true;
    return true;
  }

  /** What the watch records of an overdue call. */
  interface Judgement {
    void overdue(long elapsedNanos);
  }

  private static VarHandle field(String name, Class<?> type) {
    try {
      return MethodHandles.lookup().findVarHandle(Slot.class, name, type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
