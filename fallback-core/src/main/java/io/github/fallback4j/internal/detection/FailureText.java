package io.github.fallback4j.internal.detection;

import io.github.fallback4j.Cause;
import io.github.fallback4j.internal.values.ForeignText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a failure says of itself, and of what lies under it, for people. Stateless. */
final class FailureText {
  private static final int DEEPEST = 20;

  private FailureText() {}

  /**
   * How a call failed.
   *
   * @param failure what was thrown, if that is how
   * @param deadline of the call
   */
  static String of(Cause cause, @Nullable Throwable failure, Duration deadline) {
    return cause == Cause.DEADLINE || failure == null
        ? "no answer within " + deadline.toMillis() + " ms"
        : of(failure);
  }

  /** The failure, and its root if that is another: wrappers seldom say what happened. */
  static String of(Throwable failure) {
    Throwable root = failure;
    Throwable next = cause(root);
    for (int depth = 0; depth < DEEPEST && next != null; depth++) {
      root = next;
      next = cause(root);
    }
    return root == failure ? own(failure) : own(failure) + ", because of " + own(root);
  }

  private static @Nullable Throwable cause(Throwable failure) {
    try {
      return failure.getCause();
    } catch (RuntimeException unknown) {
      return null;
    }
  }

  /** Its own words, cleaned, unless the code that says them is broken too. */
  private static String own(Throwable failure) {
    try {
      return ForeignText.clean(String.valueOf(failure), ForeignText.NAME);
    } catch (RuntimeException indescribable) {
      return failure.getClass().getName();
    }
  }
}
