package io.github.fallback4j;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A call that can be made in two places: hand it to a {@link Dependency} in place of a plain one,
 * and the dependency chooses. Each call takes one route only, whether or not it succeeds there. By
 * itself it makes the primary call. Safe for use by many threads if the two calls are.
 *
 * <pre>{@code
 * Lesson lesson = dependencies.get("lesson").call(withStandby(() -> tokyo.find(7), () -> osaka.find(7)));
 * }</pre>
 *
 * <p>The dependency must be declared with a standby ({@link DependencySpecBuilder#standby()}). Use
 * it only to calls that read, or that do no more when made twice: the standby may be asked for
 * something the primary did although its answer was lost.
 *
 * @param primary made as long as the primary is in use
 * @param standby made while the standby is ordered, or the primary is found out of use
 * @param <T> type of the answer
 */
public record CallWithStandby<T extends @Nullable Object>(
    Callable<? extends T> primary, Callable<? extends T> standby) implements Callable<T> {

  /**
   * Names both routes of a call.
   *
   * @param primary made as long as the primary is in use
   * @param standby made while the standby is ordered, or the primary is found out of use
   * @param <T> type of the answer
   */
  public static <T extends @Nullable Object> CallWithStandby<T> withStandby(
      Callable<? extends T> primary, Callable<? extends T> standby) {
    return new CallWithStandby<>(primary, standby);
  }

  @Override
  public T call() throws Exception {
    return primary.call();
  }
}
