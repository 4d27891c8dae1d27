package io.github.fallback4j.internal.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is particular to one place that calls a dependency. Immutable.
 *
 * @param passThrough exceptions that are answers
 * @param memory the last known good answers; {@code null} for none
 * @param interruptible whether an overdue call may be interrupted here
 * @param iterator whether answers are iterators, and known as no more than that
 * @param idempotent whether a call may be made again, so that detection may use it as a probe
 */
public record CallSite(
    List<Class<? extends Throwable>> passThrough,
    @Nullable Memory memory,
    boolean interruptible,
    boolean iterator,
    boolean idempotent) {

  /** The same, where nothing is remembered. */
  public CallSite withoutMemory() {
    return new CallSite(passThrough, null, interruptible, iterator, idempotent);
  }

  /** Whether an answer is consumed after its call returned. */
  boolean isLazy(@Nullable Object answer) {
    return LazyAnswer.isStream(answer) || (iterator && answer != null);
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
