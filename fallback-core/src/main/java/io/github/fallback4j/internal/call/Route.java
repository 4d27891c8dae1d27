package io.github.fallback4j.internal.call;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.internal.verdict.CallEffect;
import io.github.fallback4j.internal.verdict.Recorder;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.internal.verdict.Verdict;
import io.github.fallback4j.spi.RefusalRule.Refusal;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One route to a dependency: how it stands, its permits and deadline, and who hears how calls by it
 * end.
 *
 * <p>Every call by a route comes through here, whatever its shape and whoever makes it, callers or
 * detection: it claims a {@link Slot}, begins, is made by {@link #make} and ends by {@link #end}.
 * Nothing else makes a call or records its end. Slot and start are all that stands for a call under
 * way, so that a healthy one allocates nothing for it. Safe for use by many threads.
 */
final class Route extends EffectInlet {
  private final Standing standing;
  private final Recorder recorder;
  private final Surroundings surroundings;
  private final FailureCount failures;
  private final boolean standby;
  private final Places places;
  private final Deadline deadline;
  private final OverrunWarning overrun;
  private final ProbeWork probes;

  /** Good answers that no slot counted. */
  private final LongAdder uncounted = new LongAdder();

  private Route(
      DependencySpec spec,
      RouteStanding known,
      Surroundings surroundings,
      FailureCount failures,
      boolean standby) {
    this.standing = known.standing();
    this.recorder = known.recorder();
    this.surroundings = surroundings;
    this.failures = failures;
    this.standby = standby;
    this.overrun = new OverrunWarning(spec);
    this.places = new Places(spec, known, surroundings, overrun, this::overdue);
    this.deadline = new Deadline(spec.deadline().toNanos(), spec.warmUp(), standing);
    this.probes = new ProbeWork(spec);
  }

  /**
   * Creates the primary route.
   *
   * @param spec the dependency
   * @param known how the route stands, and who hears how calls by it end
   * @param failures counts calls that fail
   */
  static Route primary(
      DependencySpec spec, RouteStanding known, Surroundings surroundings, FailureCount failures) {
    return new Route(spec, known, surroundings, failures, false);
  }

  /** Creates the standby route. */
  static Route standby(
      DependencySpec spec, RouteStanding known, Surroundings surroundings, FailureCount failures) {
    return new Route(RouteStandings.onStandby(spec), known, surroundings, failures, true);
  }

  Verdict verdict() {
    return standing.verdict();
  }

  Recorder recorder() {
    return recorder;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  InFlight inFlight() {
    return places.inFlight();
  }

  ProbeWork probes() {
    return probes;
  }

  /** Calls that were answered in time, those that were answered with an exception among them. */
  long successes() {
    return places.inFlight().successes() + uncounted.sum();
  }

  /**
   * Claims a permit for a caller's call.
   *
   * @param shared where a permit is taken beside; {@code null} for nowhere
   * @return {@code null} if there is none; then the refusal is recorded
   */
  @Nullable Slot claim(@Nullable SharedPermits shared) {
    if (shared != null && !shared.tryAcquire()) {
      recorder.abandoned(surroundings.time().nanos());
      return null;
    }
    Slot slot = places.claimSilently();
    if (slot == null) {
      if (shared != null) {
        shared.release();
      }
      recorder.abandoned(surroundings.time().nanos());
      places.tellIfExhausted();
    } else if (shared != null) {
      slot.holdShared(shared);
    }
    return slot;
  }

  /** Where its calls find a place. */
  Places places() {
    return places;
  }

  /**
   * Begins a call; its deadline runs from here on.
   *
   * @return when it began, in nanoseconds
   */
  long begin(Slot slot) {
    long allowed = deadline.allowance();
    long start = surroundings.time().nanos();
    slot.begin(start, allowed);
    return start;
  }

  /** Begins a call of the current thread, which is interrupted when it is overdue. */
  long beginInterruptible(Slot slot) {
    long allowed = deadline.allowance();
    long start = surroundings.time().nanos();
    slot.beginInterruptible(start, allowed, Thread.currentThread());
    return start;
  }

  /** Begins a call that has something run when it is overdue, briefly, on the watch's thread. */
  long beginSignalled(Slot slot, Runnable onOverdue) {
    long allowed = deadline.allowance();
    long start = surroundings.time().nanos();
    slot.beginSignalled(start, allowed, onOverdue);
    return start;
  }

  /**
   * Makes a call by this route. The one place where a dependency is called: by callers, by probes
   * and by repetitions, whether the answer is returned, staged or signalled. A drill acts here.
   *
   * @param shape how its answer comes, and so how anything in its place would have to come
   * @param <T> type of the answer
   * @return what the call returns; what it throws is thrown
   */
  <T extends @Nullable Object> T make(RoutedCall<T> call, AnswerShape shape) throws Throwable {
    TrackedCalls bound = tracked();
    RoutedCall<T> made = bound == null ? call : bound.around(call);
    CallEffect acting = effect();
    CallEffect.Meeting met = acting == null ? null : acting.meet();
    if (met != null) {
      return shape.make(standby ? made::callStandby : made::call, met);
    }
    return standby ? made.callStandby() : made.call();
  }

  /**
   * Ends a call: gives its place back, takes back an interrupt that was sent for it, counts and
   * records what it ended with. The one place where calls end, those of callers and those of
   * detection; whoever is to hear of single calls belongs here. To be called once for each call
   * that was begun; by the thread that made it if that may be interrupted for it, else by any.
   *
   * @param start when it began
   * @param result what it ended with
   */
  CallEnd end(Slot slot, long start, CallResult result) {
    long elapsed = surroundings.time().nanos() - start;
    long allowed = slot.allowance();
    if (!slot.end(start)) {
      return endJudged(slot, start, elapsed, allowed);
    }
    if (elapsed >= allowed && result != CallResult.ABANDONED) {
      slot.release();
      overdue(elapsed);
      return CallEnd.LATE;
    }
    if (result == CallResult.ANSWERED) { // what a healthy call does
      slot.countSuccess(elapsed);
      slot.release();
      recorder.succeeded(start, elapsed);
    } else {
      slot.release();
      record(result, start, elapsed);
    }
    return CallEnd.IN_TIME;
  }

  private CallEnd endJudged(Slot slot, long start, long elapsed, long allowed) {
    if (!slot.leave(start)) {
      places.inFlight().lostCallEnded();
    }
    if (!surroundings.watch().interrupts().takeBack(slot, start)) {
      return CallEnd.JUDGED;
    }
    overrun.interrupted(elapsed, allowed);
    return CallEnd.INTERRUPTED;
  }

  private void overdue(long elapsed) {
    failures.failed(Cause.DEADLINE, elapsed);
    recorder.failed(Cause.DEADLINE, null, surroundings.time().nanos() - elapsed, elapsed);
  }

  private void record(CallResult result, long start, long elapsed) {
    Throwable thrown = result.thrown();
    if (thrown != null && surroundings.refusals().of(thrown) != Refusal.NONE) {
      recorder.abandoned(start);
      return;
    }
    switch (result.kind()) {
      case WELL -> {
        uncounted.increment();
        recorder.succeeded(start, elapsed);
      }
      case FAILED -> {
        failures.failed(Cause.FAILURE, elapsed);
        recorder.failed(Cause.FAILURE, result.thrown(), start, elapsed);
      }
      case NO_FAULT -> {
        failures.failed(Cause.FAILURE, elapsed);
        recorder.abandoned(start);
      }
      case INCONCLUSIVE, ABANDONED -> recorder.abandoned(start);
      case PROBE_WELL -> recorder.probeSucceeded(start, elapsed);
      case PROBE_FAILED -> recorder.failed(Cause.FAILURE, result.thrown(), start, elapsed);
    }
  }

  /**
   * Records that the answer of a call which ended well failed while it was consumed.
   *
   * @param start when the call began, or its answer was opened
   */
  void brokenOff(long start, CallResult result) {
    record(result, start, surroundings.time().nanos() - start);
  }

  /**
   * Offers a call that just failed to detection, for it to be made again. On its caller's thread,
   * whose context the repetition will have.
   *
   * @param site where it was made
   * @param again makes it again, by {@link #make}; a stage is waited for
   */
  void offer(CallSite site, ProbeWork.Repetition again) {
    Callable<?> ready = repeatable(site, again);
    if (ready != null) {
      offer(ready);
    }
  }

  /**
   * Makes a call ready to be offered from another thread, should it fail; else the same.
   *
   * @return {@code null} if it may not be made again, or nobody would
   */
  @Nullable Callable<?> repeatable(CallSite site, ProbeWork.Repetition again) {
    return site.idempotent() ? probes.repeatable(site, surroundings.carrier(), again) : null;
  }

  /** Offers a call that just failed, and was recorded as failed. On any thread. */
  void offer(Callable<?> ready) {
    probes.keep(ready);
    if (!recorder.inDoubt()) { // looked at last: it may have been settled just before
      probes.settled();
    }
  }
}
