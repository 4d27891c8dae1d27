package io.github.fallback4j.internal.reactor;

import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.util.context.Context;

/** What answers instead of the source: all it says is handed on. */
final class FallbackLeg<T> extends Leg implements CoreSubscriber<T> {
  private final NonEssentialSubscription<T> subscription;
  private final CoreSubscriber<? super T> actual;

  FallbackLeg(
      NonEssentialSubscription<T> subscription, CoreSubscriber<? super T> actual, long published) {
    super(published);
    this.subscription = subscription;
    this.actual = actual;
  }

  @Override
  public Context currentContext() {
    return actual.currentContext();
  }

  @Override
  public void onSubscribe(Subscription upstream) {
    if (start(upstream)) {
      subscription.askNow();
    }
  }

  @Override
  public void onNext(T value) {
    actual.onNext(value);
  }

  @Override
  public void onError(Throwable thrown) {
    actual.onError(thrown);
  }

  @Override
  public void onComplete() {
    actual.onComplete();
  }
}
