package io.github.fallback4j.internal.call;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.internal.verdict.Recorder;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.internal.verdict.Verdict;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One route to a dependency: how it stands, its permits and deadline, and who hears how calls by it
 * end. Safe for use by many threads.
 */
final class Route {
  private final Standing standing;
  private final Recorder recorder;
  private final Surroundings surroundings;
  private final InFlight inFlight;
  private final Deadline deadline;
  private final LongConsumer onOverdue;
  private final OverrunWarning overrun;
  private final Prober prober;

  /** Good answers that no slot counted. */
  private final LongAdder uncounted = new LongAdder();

  /**
   * Creates a route.
   *
   * @param spec the dependency, with the permits and the deadline of this route
   * @param standing the standing of this route
   * @param recorder hears how calls ended
   * @param onOverdue hears how long a call had run when it was judged overdue, in nanoseconds
   */
  Route(
      DependencySpec spec,
      Standing standing,
      Recorder recorder,
      Surroundings surroundings,
      LongConsumer onOverdue) {
    this.standing = standing;
    this.recorder = recorder;
    this.surroundings = surroundings;
    this.inFlight = new InFlight(spec.permits());
    this.deadline =
        new Deadline(
            spec.deadline().toNanos(),
            spec.warmUp(),
            () -> standing.verdict().state().cause() == Cause.BREAKER);
    this.onOverdue = onOverdue;
    this.overrun = new OverrunWarning(spec);
    this.prober = new Prober(this, surroundings, spec);
    recorder.attach(prober);
  }

  Verdict verdict() {
    return standing.verdict();
  }

  Standing standing() {
    return standing;
  }

  Recorder recorder() {
    return recorder;
  }

  Prober prober() {
    return prober;
  }

  InFlight inFlight() {
    return inFlight;
  }

  /** Counts a call that was answered in time, where its slot does not. */
  void countSuccess() {
    uncounted.increment();
  }

  /** Calls that were answered in time, those that were answered with an exception among them. */
  long successes() {
    return inFlight.successes() + uncounted.sum();
  }

  /** How long the call that begins now has, in nanoseconds. Asked once per call. */
  long allowance() {
    return deadline.allowance();
  }

  /**
   * Claims a permit, and has the watch look after it.
   *
   * @param shared where a permit is taken beside; {@code null} for nowhere
   * @return {@code null} if there is none; then the refusal is recorded
   */
  @Nullable Slot claim(@Nullable SharedPermits shared) {
    if (shared != null && !shared.tryAcquire()) {
      recorder.abandoned(surroundings.time().nanos());
      return null;
    }
    Slot slot = inFlight.claim();
    if (slot == null) {
      if (shared != null) {
        shared.release();
      }
      recorder.abandoned(surroundings.time().nanos());
      if (inFlight.exhausted()) {
        recorder.exhausted();
      }
    } else if (!inFlight.watched) {
      surroundings.watch().enlist(inFlight, this::overdue);
    }
    return slot;
  }

  /**
   * Has the watch look after a call that is made whether or not there is a permit.
   *
   * @return {@code null} if there is none: then the call goes unwatched
   */
  @Nullable Slot watchIfFree() {
    Slot slot = claimUncounted();
    if (slot == null && inFlight.exhausted()) {
      recorder.exhausted();
    }
    return slot;
  }

  /** Claims a permit for a call of our own; a refusal is not recorded. */
  @Nullable Slot claimUncounted() {
    Slot slot = inFlight.claim();
    if (slot != null && !inFlight.watched) {
      surroundings.watch().enlist(inFlight, this::overdue);
    }
    return slot;
  }

  /** Records a call as overdue that has run so many nanoseconds. */
  void overdue(long elapsed) {
    onOverdue.accept(elapsed);
    recorder.failed(Cause.DEADLINE, null, surroundings.time().nanos() - elapsed, elapsed);
  }

  /**
   * Gives the place of an overdue or failed call back, and takes back an interrupt sent for it.
   *
   * @return whether one was sent
   */
  boolean leave(Slot slot, boolean inTime, long elapsed, long allowed) {
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
}
