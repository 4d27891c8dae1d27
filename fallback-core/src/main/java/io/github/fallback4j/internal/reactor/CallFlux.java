package io.github.fallback4j.internal.reactor;

import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.Scannable;
import reactor.core.publisher.Flux;

/** A {@link Flux} each subscription of which is one call. */
final class CallFlux<T> extends Flux<T> implements Scannable {
  private final Subscribable<T> calls;

  private CallFlux(Subscribable<T> calls) {
    this.calls = calls;
  }

  static <T> Flux<T> of(Subscribable<T> calls) {
    return onAssembly(new CallFlux<>(calls));
  }

  @Override
  public void subscribe(CoreSubscriber<? super T> actual) {
    calls.subscribe(actual);
  }

  @Override
  @SuppressWarnings("rawtypes") // as it is declared
  public @Nullable Object scanUnsafe(Attr key) {
    return key == Attr.RUN_STYLE ? Attr.RunStyle.ASYNC : null;
  }

  @Override
  public String stepName() {
    return calls.toString();
  }
}
