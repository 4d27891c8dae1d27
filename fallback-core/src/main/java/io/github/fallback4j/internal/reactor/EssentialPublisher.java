package io.github.fallback4j.internal.reactor;

import io.github.fallback4j.internal.call.EssentialDependency;
import io.github.fallback4j.internal.call.EssentialGuard;
import io.github.fallback4j.internal.call.Interruption;
import io.github.fallback4j.internal.call.RoutedCall;
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
 * @param calls the call of each subscription
 * @param single whether an answer is one value at most
 */
record EssentialPublisher<T>(
    EssentialDependency dependency,
    Supplier<? extends RoutedCall<Publisher<T>>> calls,
    boolean single)
    implements Subscribable<T> {

  @Override
  public void subscribe(CoreSubscriber<? super T> actual) {
    RoutedCall<Publisher<T>> call = calls.get();
    PublisherShape shape = PublisherShape.of(single);
    EssentialGuard.Measurement measurement = dependency.guard().begin(call);
    measurement.mayRepeat(call, shape);
    Publisher<T> source;
    try {
      source =
          Objects.requireNonNull(
              measurement.make(call, shape), () -> this + " returned null instead of a publisher");
    } catch (Throwable thrown) {
      Throwable failure = Exceptions.unwrap(thrown);
      measurement.ended(failure);
      Exceptions.throwIfFatal(failure);
      if (failure instanceof InterruptedException && Interruption.isOfThisThread(failure)) {
        Thread.currentThread().interrupt();
      }
      Operators.error(actual, failure);
      return;
    }
    source.subscribe(new EssentialSubscription<>(actual, measurement, single));
  }

  @Override
  public String toString() {
    return "measured(" + dependency.id() + ")";
  }
}
