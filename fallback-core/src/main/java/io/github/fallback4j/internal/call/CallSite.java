package io.github.fallback4j.internal.call;

import io.github.fallback4j.FaultyAnswerException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every call made from one place. Safe for use by many threads.
 *
 * @param passThrough exceptions that are answers
 * @param memory the last known good answers; {@code null} for none
 * @param interruptible whether an overdue call may be interrupted here
 * @param consumption how answers are consumed
 * @param idempotent whether a call may be made again, so that detection may use it as a probe
 * @param faults says what is a fault; {@code null} if every exception is one, and no answer
 * @param deferring whether a call that its dependency does not answer ends with {@link Unanswered},
 *     so that {@link OuterAnswer} asks the chain
 */
public record CallSite(
    List<Class<? extends Throwable>> passThrough,
    @Nullable Memory memory,
    boolean interruptible,
    Consumption consumption,
    boolean idempotent,
    @Nullable FaultJudge faults,
    boolean deferring) {

  /** Creates a site whose calls the chain answers at once. */
  public CallSite(
      List<Class<? extends Throwable>> passThrough,
      @Nullable Memory memory,
      boolean interruptible,
      Consumption consumption,
      boolean idempotent,
      @Nullable FaultJudge faults) {
    this(passThrough, memory, interruptible, consumption, idempotent, faults, false);
  }

  /** The same, where nothing is remembered. */
  public CallSite withoutMemory() {
    return new CallSite(
        passThrough, null, interruptible, consumption, idempotent, faults, deferring);
  }

  /** The same, for calls that the chain is not to answer here. */
  public CallSite withDeferredAnswers() {
    return new CallSite(passThrough, memory, interruptible, consumption, idempotent, faults, true);
  }

  /** The same, with an empty memory of its own; this one if nothing is remembered. */
  public CallSite withOwnMemory() {
    return memory == null
        ? this
        : new CallSite(
            passThrough, memory.another(), interruptible, consumption, idempotent, faults);
  }

  /** Whether an exception that is no answer counts against the dependency. */
  boolean isFault(Throwable thrown) {
    return faults == null || faults.isFault(thrown);
  }

  /** Returns what a call with this answer failed with; {@code null} if the answer is good. */
  public @Nullable Throwable fault(@Nullable Object answer) {
    return faults == null ? null : faults.judge(answer);
  }

  /** Returns the answer if it is good. */
  <T extends @Nullable Object> T good(T answer) throws Throwable {
    Throwable fault = fault(answer);
    if (fault != null) {
      throw fault;
    }
    return answer;
  }

  boolean passes(Throwable thrown) {
    if (thrown instanceof FaultyAnswerException) {
      return false; // whatever it is a subclass of: it is no answer of the dependency's
    }
    for (Class<? extends Throwable> type : passThrough) {
      if (type.isInstance(thrown)) {
        return true;
      }
    }
    return false;
  }
}
