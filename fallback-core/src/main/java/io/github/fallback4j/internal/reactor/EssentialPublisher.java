package io.github.fallback4j.internal.reactor;

import io.github.fallback4j.internal.call.EssentialDependency;
import io.github.fallback4j.internal.call.Request;
import java.util.Objects;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Operators;

/**
 * Makes and measures one essential call for each subscription.
 *
 * @param dependency what is called
 * @param requests the call of each subscription
 * @param single whether an answer is one value at most
 */
record EssentialPublisher<T>(
    EssentialDependency dependency,
    Supplier<? extends Request<Publisher<T>>> requests,
    boolean single)
    implements Subscribable<T> {

  @Override
  public void subscribe(CoreSubscriber<? super T> actual) {
    Request<Publisher<T>> request = requests.get();
    EssentialDependency.Measurement measurement = dependency.begin(request.hasStandby());
    boolean byStandby = measurement.byStandby();
    measurement.mayRepeat(() -> NonEssentialPublisher.ending(ask(request, byStandby), single));
    Publisher<T> source;
    try {
      source = ask(request, byStandby);
    } catch (Throwable thrown) {
      Throwable failure = Exceptions.unwrap(thrown);
      measurement.ended(failure);
      Exceptions.throwIfFatal(failure);
      if (failure instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      Operators.error(actual, failure);
      return;
    }
    source.subscribe(new EssentialSubscription<>(actual, measurement, single));
  }

  private Publisher<T> ask(Request<Publisher<T>> request, boolean byStandby) throws Throwable {
    Publisher<T> source = byStandby ? request.callStandby() : request.call();
    return Objects.requireNonNull(source, () -> this + " returned null instead of a publisher");
  }

  @Override
  public String toString() {
    return "measured(" + dependency.id() + ")";
  }
}
