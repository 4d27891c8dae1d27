package io.github.fallback4j.internal.call;

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
 */
public record CallSite(
    List<Class<? extends Throwable>> passThrough,
    @Nullable Memory memory,
    boolean interruptible,
    Consumption consumption,
    boolean idempotent) {

  /** The same, where nothing is remembered. */
  public CallSite withoutMemory() {
    return new CallSite(passThrough, null, interruptible, consumption, idempotent);
  }

  boolean passes(Throwable thrown) {
    for (Class<? extends Throwable> type : passThrough) {
      if (type.isInstance(thrown)) {
        return true;
      }
    }
    return false;
  }
}
