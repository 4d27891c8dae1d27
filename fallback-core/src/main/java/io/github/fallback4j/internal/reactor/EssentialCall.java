package io.github.fallback4j.internal.reactor;

import io.github.fallback4j.CallWithStandby;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.internal.call.Request;
import java.util.concurrent.Callable;
import org.reactivestreams.Publisher;

/**
 * An essential call that an application makes: nothing answers instead.
 *
 * @param work the call; goes two routes if it is {@link CallWithStandby}
 */
public record EssentialCall<T>(Callable<? extends Publisher<T>> work)
    implements Request<Publisher<T>> {

  @Override
  public Publisher<T> call() throws Exception {
    return work.call();
  }

  @Override
  public boolean hasStandby() {
    return work instanceof CallWithStandby<?>;
  }

  @Override
  @SuppressWarnings("unchecked") // it goes to the same as the primary
  public Publisher<T> callStandby() throws Exception {
    return ((CallWithStandby<? extends Publisher<T>>) work).standby().call();
  }

  @Override
  public boolean hasSubstitute() {
    return false;
  }

  @Override
  public Publisher<T> substitute(Degradation why) {
    throw new IllegalStateException("there is no fallback");
  }
}
