package io.github.fallback4j.internal.reactor;

import io.github.fallback4j.internal.call.EssentialGuard.Measurement;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Scannable;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/** Hands on what the source says, and measures it until the end. */
final class EssentialSubscription<T> implements CoreSubscriber<T>, Subscription, Scannable {
  private final CoreSubscriber<? super T> actual;
  private final Measurement measurement;
  private final boolean single;
  private final AtomicBoolean over = new AtomicBoolean();
  private @Nullable Subscription upstream;

  EssentialSubscription(CoreSubscriber<? super T> actual, Measurement measurement, boolean single) {
    this.actual = actual;
    this.measurement = measurement;
    this.single = single;
  }

  @Override
  public Context currentContext() {
    return actual.currentContext();
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    if (Operators.validate(upstream, subscription)) {
      upstream = subscription;
      actual.onSubscribe(this);
    }
  }

  /** The one value of a {@code Mono} is its end: who has it may cancel the rest. */
  @Override
  public void onNext(T value) {
    if (!single) {
      actual.onNext(value);
    } else if (end(measurement.fault(value))) {
      actual.onNext(value);
      actual.onComplete();
    } else {
      Operators.onNextDropped(value, currentContext());
    }
  }

  @Override
  public void onError(Throwable thrown) {
    if (end(thrown)) {
      actual.onError(thrown);
    } else {
      Operators.onErrorDropped(thrown, currentContext());
    }
  }

  @Override
  public void onComplete() {
    if (end(null)) {
      actual.onComplete();
    }
  }

  private boolean end(@Nullable Throwable thrown) {
    if (!over.compareAndSet(false, true)) {
      return false;
    }
    measurement.ended(thrown);
    return true;
  }

  @Override
  public void request(long n) {
    if (upstream != null) {
      upstream.request(n);
    }
  }

  @Override
  public void cancel() {
    if (over.compareAndSet(false, true)) {
      measurement.abandoned();
    }
    if (upstream != null) {
      upstream.cancel();
    }
  }

  @Override
  @SuppressWarnings("rawtypes") // as it is declared
  public @Nullable Object scanUnsafe(Attr key) {
    if (key == Attr.ACTUAL) {
      return actual;
    }
    if (key == Attr.PARENT) {
      return upstream;
    }
    if (key == Attr.TERMINATED) {
      return over.get();
    }
    return key == Attr.RUN_STYLE ? Attr.RunStyle.SYNC : null;
  }
}
