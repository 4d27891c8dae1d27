package io.github.fallback4j.internal.call;

import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.internal.verdict.Recorder;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.internal.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Guards the calls of one non-essential dependency:
 *
 * <pre>
 *   verdict → permit → [ deadline: call ] → record → answer
 *      └────────┴──────────────┴───────────────→ answer chain
 * </pre>
 *
 * Safe for use by many threads.
 */
public final class Guard {
  private final DependencySpec spec;
  private final Standing standing;
  private final Recorder recorder;
  private final Surroundings surroundings;
  private final InFlight inFlight;
  private final Deadline deadline;
  private final CallStatistics statistics;
  private final AnswerChain chain;
  private final boolean interrupts;
  private final OverrunWarning overrun;

  /**
   * Creates a guard.
   *
   * @param spec the dependency
   * @param standing how it stands
   * @param recorder hears how calls ended
   * @param surroundings what the engine's guards share
   */
  public Guard(
      DependencySpec spec, Standing standing, Recorder recorder, Surroundings surroundings) {
    this.spec = spec;
    this.standing = standing;
    this.recorder = recorder;
    this.surroundings = surroundings;
    this.inFlight = new InFlight(spec.permits());
    this.deadline =
        new Deadline(
            spec.deadline().toNanos(),
            spec.warmUp(),
            () -> standing.verdict().state().cause() == Cause.BREAKER);
    this.statistics = new CallStatistics(inFlight);
    this.chain = new AnswerChain(spec.id(), statistics, surroundings.sinks());
    this.overrun = new OverrunWarning(spec);
    this.interrupts = spec.enforce() == Enforce.INTERRUPT;
  }

  /** The dependency. */
  public DependencySpec spec() {
    return spec;
  }

  /** The verdict in force. */
  public Verdict verdict() {
    return standing.verdict();
  }

  /** How calls were answered. */
  public CallStatistics statistics() {
    return statistics;
  }

  AnswerChain chain() {
    return chain;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  Recorder recorder() {
    return recorder;
  }

  /**
   * Makes a call that answers when it returns, or answers without it.
   *
   * @param site where the call is made from
   * @param request the call
   * @param as how the answer is handed over
   * @param <T> type of the answer
   * @param <R> what the caller gets
   */
  public <T extends @Nullable Object, R extends @Nullable Object> R perform(
      CallSite site, Request<T> request, Presentation<T, R> as) {
    Verdict verdict = standing.verdict();
    return verdict.admits()
        ? admitted(site, request, as)
        : chain.answer(site, request, as, verdict.degradation());
  }

  <T extends @Nullable Object, R extends @Nullable Object> R admitted(
      CallSite site, Request<T> request, Presentation<T, R> as) {
    SharedPermits permits = surroundings.permits();
    Slot slot = claim(permits);
    if (slot == null) {
      return chain.answer(site, request, as, refused());
    }
    return spec.enforce() == Enforce.OFFLOAD
        ? new OffloadedCall<>(this, site, request, slot, permits).await(as)
        : onThisThread(site, request, as, slot, permits);
  }

  private <T extends @Nullable Object, R extends @Nullable Object> R onThisThread(
      CallSite site,
      Request<T> request,
      Presentation<T, R> as,
      Slot slot,
      @Nullable SharedPermits permits) {
    Thread thread = Thread.currentThread();
    boolean pending = thread.isInterrupted();
    boolean interruptible =
        interrupts
            && !pending
            && site.interruptible()
            && surroundings.interruptible().getAsBoolean();
    long allowed = deadline.allowance();
    long start = surroundings.time().nanos();
    slot.begin(start, allowed, interruptible ? thread : null, null, permits);
    T value;
    try {
      value = request.call();
    } catch (Throwable thrown) {
      long elapsed = surroundings.time().nanos() - start;
      boolean interruption = isInterruption(thrown, pending);
      boolean inTime = slot.end(start);
      boolean interruptedByUs = leave(slot, inTime, elapsed, allowed);
      boolean overdue = !inTime || elapsed >= allowed;
      if (interruption && !interruptedByUs) {
        throw interrupted(thrown, overdue);
      }
      return afterFailure(site, request, as, thrown, overdue, elapsed);
    }
    long elapsed = surroundings.time().nanos() - start;
    boolean inTime = slot.end(start);
    if (inTime && elapsed < allowed) {
      slot.countSuccess(elapsed);
      slot.release();
      recorder.succeeded();
    } else {
      leave(slot, inTime, elapsed, allowed);
      statistics.count(Answer.LIVE, Cause.DEADLINE);
    }
    remember(site, request, value);
    return as.live(value);
  }

  /**
   * Claims a permit, and has the watch look after it.
   *
   * @return {@code null} if there is none; then the refusal is recorded
   */
  @Nullable Slot claim(@Nullable SharedPermits permits) {
    if (permits != null && !permits.tryAcquire()) {
      recorder.abandoned();
      return null;
    }
    Slot slot = inFlight.claim();
    if (slot == null) {
      if (permits != null) {
        permits.release();
      }
      recorder.abandoned();
      if (inFlight.exhausted()) {
        recorder.exhausted();
      }
    } else if (!inFlight.watched) {
      surroundings.watch().enlist(inFlight, this::overdue);
    }
    return slot;
  }

  long allowance() {
    return deadline.allowance();
  }

  Degradation refused() {
    return degradation(Cause.PERMITS, null);
  }

  Degradation degradation(Cause cause, @Nullable Throwable failure) {
    return new Degradation(
        spec.id(), cause, null, null, null, surroundings.time().now(), null, failure);
  }

  /** Records a call as overdue. */
  void overdue(long elapsed) {
    statistics.overdue(elapsed);
    recorder.failed(Cause.DEADLINE, null);
  }

  /**
   * Gives the place of an overdue or failed call back, and takes back an interrupt sent for it.
   *
   * @return whether one was sent
   */
  private boolean leave(Slot slot, boolean inTime, long elapsed, long allowed) {
    boolean interruptedByUs = !inTime && slot.interruptSent();
    slot.release();
    if (interruptedByUs) {
      surroundings.watch().settleInterrupt();
      overrun.interrupted(elapsed, allowed);
    }
    if (inTime && elapsed >= allowed) {
      overdue(elapsed);
    }
    return interruptedByUs;
  }

  /**
   * Whether the caller was interrupted, rather than the dependency failing. An interrupt that was
   * pending before the call began only counts if the call says so itself.
   */
  private static boolean isInterruption(Throwable thrown, boolean pendingBefore) {
    return thrown instanceof InterruptedException
        || thrown instanceof CallInterruptedException
        || (!pendingBefore && Thread.currentThread().isInterrupted());
  }

  private RuntimeException interrupted(Throwable thrown, boolean overdue) {
    if (!overdue) {
      recorder.abandoned();
    }
    return interrupted(thrown);
  }

  RuntimeException interrupted(Throwable thrown) {
    statistics.count(Answer.ERROR, Cause.NONE);
    Thread.currentThread().interrupt();
    return thrown instanceof CallInterruptedException already
        ? already
        : new CallInterruptedException(spec.id(), thrown);
  }

  <T extends @Nullable Object, R extends @Nullable Object> R afterFailure(
      CallSite site,
      Request<T> request,
      Presentation<T, R> as,
      Throwable thrown,
      boolean overdue,
      long elapsed) {
    if (!overdue) {
      recordFailure(site, thrown, elapsed);
    }
    return answerFailure(site, request, as, thrown, overdue);
  }

  /** Records what a call threw in time. */
  void recordFailure(CallSite site, Throwable thrown, long elapsed) {
    if (site.passes(thrown)) {
      recorder.succeeded();
    } else {
      statistics.failed(elapsed);
      recorder.failed(Cause.FAILURE, thrown);
    }
  }

  <T extends @Nullable Object, R extends @Nullable Object> R answerFailure(
      CallSite site, Request<T> request, Presentation<T, R> as, Throwable thrown, boolean overdue) {
    Cause cause = causeOf(site, thrown, overdue);
    if (cause == Cause.NONE || thrown instanceof Error) {
      throw Sneaky.rethrow(thrown);
    }
    return chain.answer(site, request, as, degradation(cause, thrown));
  }

  /**
   * Counts what a call threw if it reaches the caller.
   *
   * @return why the call failed; {@link Cause#NONE} if what it threw is an answer
   */
  Cause causeOf(CallSite site, Throwable thrown, boolean overdue) {
    if (site.passes(thrown)) {
      statistics.count(Answer.PASS_THROUGH, Cause.NONE);
      return Cause.NONE;
    }
    Cause cause = overdue ? Cause.DEADLINE : Cause.FAILURE;
    if (thrown instanceof Error) {
      statistics.count(Answer.ERROR, cause);
    }
    return cause;
  }

  /** Remembers an answer; a key that cannot be had or used takes no answer from its caller. */
  void remember(CallSite site, Request<?> request, @Nullable Object value) {
    Memory memory = site.memory();
    if (memory != null) {
      try {
        Object key = request.key();
        if (key != null) {
          memory.remember(key, value);
        }
      } catch (RuntimeException broken) {
        chain.linkFailed(broken);
      }
    }
  }
}
