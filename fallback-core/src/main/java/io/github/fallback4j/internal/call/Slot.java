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
 *                              │           └→ CLAIMED → FREE  written off: it may never end
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
  private boolean sharedTaken;
  private @Nullable SharedPermits shared;

  @SuppressWarnings("unused")
  private long successes;

  @SuppressWarnings("unused")
  private long successNanos;

  /** A place that is taken, of a call that nobody watches. */
  static Slot unwatched() {
    Slot slot = new Slot();
    slot.tryClaim();
    return slot;
  }

  boolean tryClaim() {
    return (long) STATE.getOpaque(this) == FREE && STATE.compareAndSet(this, FREE, CLAIMED);
  }

  /**
   * Takes over a permit that was taken beside this place's own, and is given back with it.
   *
   * @param permits where it was taken
   */
  void holdShared(SharedPermits permits) {
    sharedTaken = true;
    if (shared != permits) {
      shared = permits;
    }
  }

  /**
   * Begins a call that nobody is told of when it is overdue. From here on the watch may judge it.
   *
   * @param start when it began, in nanoseconds
   * @param allowed when it is overdue, in nanoseconds after the start
   */
  void begin(long start, long allowed) {
    interruptible = false;
    run(start, allowed);
  }

  /** Begins a call whose thread, which has to end it as well, is interrupted when it is overdue. */
  void beginInterruptible(long start, long allowed, Thread caller) {
    interruptible = true;
    if (thread != caller) {
      thread = caller;
    }
    run(start, allowed);
  }

  /** Begins a call that has a signal run when it is overdue, on the watch's thread. */
  void beginSignalled(long start, long allowed, Runnable signal) {
    interruptible = false;
    onOverdue = signal;
    run(start, allowed);
  }

  private void run(long start, long allowed) {
    allowance = allowed;
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
    interruptible = false;
    onOverdue = signal;
    STATE.setRelease(this, at(start, RUNNING));
    return true;
  }

  /** How long the call has until it is overdue, in nanoseconds. Asked before it ends. */
  long allowance() {
    return allowance;
  }

  /**
   * Ends the call, unless the watch judged it overdue first.
   *
   * @param start as it was begun
   * @return whether the watch left it alone; then the place is to be given back by {@link
   *     #release()}, else by {@link #leave}
   */
  boolean end(long start) {
    return STATE.compareAndSet(this, at(start, RUNNING), CLAIMED);
  }

  /**
   * Gives the place of a call back that the watch judged overdue. Waits until the signal is out if
   * it interrupts the calling thread. Else it waits for nobody, as an event loop may be calling: a
   * place that the watch is still signalling from is given back by the watch.
   *
   * @param start as it was begun
   * @return whether it still had the place; if not, that was written off
   */
  boolean leave(long start) {
    long signalling = at(start, SIGNALLING);
    if ((long) STATE.getAcquire(this) == signalling) {
      if (!interruptible && STATE.compareAndSet(this, signalling, at(start, LEFT))) {
        return true;
      }
      awaitSignal(start);
    }
    if (!STATE.compareAndSet(this, at(start, OVERDUE), CLAIMED)) {
      return false;
    }
    release();
    return true;
  }

  /**
   * Takes the place of a call that has long been overdue, and may never end. It is claimed then.
   *
   * @param now in nanoseconds
   * @param after how long after its start a call may lose its place, in nanoseconds
   * @return whether there was such a call
   */
  boolean writeOff(long now, long after) {
    long seen = (long) STATE.getAcquire(this);
    if ((seen & PHASE) != OVERDUE
        || elapsed(seen, now) < after
        || !STATE.compareAndSet(this, seen, CLAIMED)) {
      return false;
    }
    SharedPermits permits = letGo();
    if (permits != null) {
      permits.release();
    }
    return true;
  }

  /** Waits until the watch has done what it does about a call that it judges. */
  void awaitSignal(long start) {
    long signalling = at(start, SIGNALLING);
    for (int spins = 0; (long) STATE.getAcquire(this) == signalling; spins++) {
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
    SharedPermits permits = letGo();
    STATE.setRelease(this, FREE);
    if (permits != null) {
      permits.release();
    }
  }

  /** Forgets the call; returns the permit beside its place, to be given back. */
  private @Nullable SharedPermits letGo() {
    SharedPermits permits = sharedTaken ? shared : null;
    if (permits != null) {
      sharedTaken = false;
    }
    if (onOverdue != null) {
      onOverdue = null;
    }
    return permits;
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
      signal(judgement, now - elapsed, now);
    } finally {
      if (!STATE.compareAndSet(this, signalling, (seen & ~PHASE) | OVERDUE)) {
        release();
      }
    }
  }

  private void signal(Judgement judgement, long start, long now) {
    Thread caller = thread;
    if (interruptible && caller != null) {
      judgement.interrupt(this, start, caller, now);
    }
    Runnable signal = onOverdue;
    if (signal != null) {
      signal.run();
    }
  }

  boolean busy() {
    return (long) STATE.getAcquire(this) != FREE;
  }

  /** Whether a call that began before a moment is still to be judged. */
  boolean unjudged(long moment) {
    long seen = (long) STATE.getAcquire(this);
    long phase = seen & PHASE;
    return phase == CLAIMED
        || ((phase == RUNNING || phase == SIGNALLING) && elapsed(seen, moment) >= 0);
  }

  boolean overdue() {
    return ((long) STATE.getAcquire(this) & PHASE) == OVERDUE;
  }

  /** What the watch does about an overdue call. */
  interface Judgement {
    /** Records that a call is overdue, and how long it took so far. */
    void overdue(long elapsedNanos);

    /**
     * Interrupts the thread of one that may be.
     *
     * @param start when the call began
     * @param now in nanoseconds
     */
    default void interrupt(Slot slot, long start, Thread caller, long now) {}

    /** Records that a call lost its place, as it may never end. */
    default void writtenOff() {}
  }

  private static VarHandle field(String name, Class<?> type) {
    try {
      return MethodHandles.lookup().findVarHandle(Slot.class, name, type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
