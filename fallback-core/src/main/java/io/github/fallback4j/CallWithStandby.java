package io.github.fallback4j;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A call that can take two routes. Pass it to a {@link Dependency} instead of a plain call, and the
 * dependency chooses the route. Each call takes only one route, whether or not it succeeds there.
 * Called directly, it makes the primary call. Safe for use by many threads if both calls are.
 *
 * <pre>{@code
 * Lesson lesson = dependencies.get("lesson").call(withStandby(() -> tokyo.find(7), () -> osaka.find(7)));
 * }</pre>
 *
 * <p>The dependency must be declared with a standby ({@link DependencySpecBuilder#standby()}). Use
 * it only for calls that read or that are idempotent: the standby may be asked to do what the
 * primary has done already, when only the primary's answer was lost.
 *
 * @param primary the call made while the primary is in use
 * @param standby the call made while the standby is ordered or the primary is degraded
 * @param <T> type of the answer
 */
public record CallWithStandby<T extends @Nullable Object>(
    Callable<? extends T> primary, Callable<? extends T> standby) implements Callable<T> {

  /**
   * Creates a call from its two routes.
   *
   * @param primary the call made while the primary is in use
   * @param standby the call made while the standby is ordered or the primary is degraded
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
