package io.github.fallback4j.internal.call;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.Status;
import io.github.fallback4j.internal.verdict.Recorder;
import io.github.fallback4j.internal.verdict.Standing;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The places of one route's calls: who gets one, and what the watch does about the call in it. Safe
 * for use by many threads.
 */
final class Places {
  /** After how many deadlines a call may lose its place; at least {@link #WRITE_OFF_NANOS}. */
  private static final long WRITE_OFF = 10;

  private static final long WRITE_OFF_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Standing standing;
  private final Recorder recorder;
  private final Surroundings surroundings;
  private final OverrunWarning overrun;
  private final LongConsumer overdue;
  private final InFlight inFlight;

  /**
   * Creates places that are all free.
   *
   * @param spec the dependency
   * @param known how the route stands, and who hears of refusals
   * @param overdue records a call that is overdue, and how long it took so far
   */
  Places(
      DependencySpec spec,
      RouteStanding known,
      Surroundings surroundings,
      OverrunWarning overrun,
      LongConsumer overdue) {
    this.standing = known.standing();
    this.recorder = known.recorder();
    this.surroundings = surroundings;
    this.overrun = overrun;
    this.overdue = overdue;
    this.inFlight =
        new InFlight(
            spec.permits(), Math.max(WRITE_OFF_NANOS, WRITE_OFF * spec.deadline().toNanos()));
  }

  InFlight inFlight() {
    return inFlight;
  }

  /** Claims a place for a call that is made in any case: without a permit it goes unwatched. */
  Slot claimOrUnwatched() {
    Slot slot = claimSilently();
    if (slot == null) {
      tellIfExhausted();
      return Slot.unwatched();
    }
    return slot;
  }

  /**
   * Claims a permit, and has the watch look after it. Overdue calls do not keep the way back
   * waiting: what is let through then takes the place of one.
   *
   * @return {@code null} if there is none; a refusal is not recorded
   */
  @Nullable Slot claimSilently() {
    Slot slot = inFlight.claim();
    if (slot == null && findsTheWayBack()) {
      slot = inFlight.claimOverdue(surroundings.time().nanos());
      if (slot != null) {
        overrun.lost();
      }
    }
    if (slot != null && !inFlight.watched) {
      surroundings.watch().enlist(inFlight, new Judgement());
    }
    return slot;
  }

  private boolean findsTheWayBack() {
    DependencyState state = standing.verdict().state();
    return state.status() == Status.RECOVERING
        || state.cause() == Cause.BREAKER
        || state.cause() == Cause.HEALTH;
  }

  /** Tells detection if every place is held by an overdue call. */
  void tellIfExhausted() {
    if (inFlight.exhausted()) {
      recorder.exhausted();
    }
  }

  /**
   * Takes back the interrupt of a call that the watch has judged and that goes on elsewhere.
   *
   * @param start when the call began
   * @return whether there was one
   */
  boolean takeBackInterrupt(Slot slot, long start) {
    slot.awaitSignal(start);
    return surroundings.watch().interrupts().takeBack(slot, start);
  }

  /**
   * Whether the current thread was interrupted while it made a call, for the deadline of a call
   * further out: what the call answers to that is not the dependency's answer.
   *
   * @param start when the call began
   */
  boolean cutOff(Slot slot, long start) {
    return surroundings.watch().interrupts().reachedFromOutside(slot, start);
  }

  /** What the watch does about calls by this route. */
  private final class Judgement implements Slot.Judgement {
    @Override
    public void overdue(long elapsed) {
      overdue.accept(elapsed);
    }

    @Override
    public void interrupt(Slot slot, long start, Thread caller, long now) {
      surroundings.watch().interrupts().send(slot, start, caller, now);
    }

    @Override
    public void writtenOff() {
      overrun.lost();
    }
  }
}
