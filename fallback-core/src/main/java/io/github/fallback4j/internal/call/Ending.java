package io.github.fallback4j.internal.call;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.FallbackFailedException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What the caller of a call gets that nothing answers. Stateless. */
public final class Ending {
  private Ending() {}

  /**
   * What the call itself failed with. What a thread was interrupted with is not it: that would tell
   * the caller that its own thread was.
   *
   * @return {@code null} if it did not fail by itself
   */
  static @Nullable Throwable failure(Degradation why) {
    Throwable failure = why.failure();
    return failure == null || Interruption.isOne(failure) ? null : failure;
  }

  /** What is thrown to the caller of a call that did not fail by itself; unchecked. */
  static RuntimeException now(Degradation why) {
    return new FallbackFailedException(why);
  }

  /** What the answer fails with of a call that answers later. */
  public static Throwable later(Degradation why) {
    Throwable failure = failure(why);
    if (failure != null) {
      return failure;
    }
    if (why.cause() != Cause.DEADLINE) {
      return now(why);
    }
    Throwable overdue =
        new TimeoutException("dependency '" + why.dependency() + "' had no answer at its deadline");
    return why.failure() == null ? overdue : overdue.initCause(why.failure());
  }
}
