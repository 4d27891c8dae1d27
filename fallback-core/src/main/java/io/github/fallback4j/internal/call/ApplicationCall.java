package io.github.fallback4j.internal.call;

import io.github.fallback4j.CallWithStandby;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A call that an application hands in.
 *
 * @param <T> type of the answer
 */
public class ApplicationCall<T extends @Nullable Object> implements RoutedCall<T> {
  private final Callable<? extends T> work;

  /**
   * Wraps a call of the application.
   *
   * @param work the call; goes by two routes if it is a {@link CallWithStandby}
   */
  public ApplicationCall(Callable<? extends T> work) {
    this.work = work;
  }

  @Override
  public T call() throws Exception {
    return work.call();
  }

  @Override
  public boolean hasStandby() {
    return work instanceof CallWithStandby<?>;
  }

  @Override
  @SuppressWarnings("unchecked") // what it calls returns what the whole does
  public T callStandby() throws Exception {
    return ((CallWithStandby<? extends T>) work).standby().call();
  }
}
