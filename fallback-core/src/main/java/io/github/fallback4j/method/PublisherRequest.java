package io.github.fallback4j.method;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.internal.call.Request;
import io.github.fallback4j.internal.reactor.Coroutines;
import io.github.fallback4j.internal.reactor.Suspended;
import io.github.fallback4j.internal.type.ReturnKind;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One subscription to the publisher that an intercepted call returned.
 *
 * @param inner the call, which returns a publisher
 * @param kind the kind of publisher; the empty value of a {@code Mono} is that of its value
 * @param caller the continuation of a suspending caller; otherwise {@code null}
 */
@SuppressWarnings("NullAway") // answers are as nullable as the method says
record PublisherRequest(MethodRequest inner, ReturnKind kind, @Nullable Object caller)
    implements Request<Publisher<Object>> {

  @Override
  public Publisher<Object> call() throws Throwable {
    return publisher(inner.call());
  }

  @Override
  public boolean hasStandby() {
    return inner.hasStandby();
  }

  @Override
  public Publisher<Object> callStandby() throws Throwable {
    return publisher(inner.callStandby());
  }

  @Override
  public @Nullable Object key() {
    return inner.key();
  }

  @Override
  public boolean hasSubstitute() {
    return inner.hasSubstitute();
  }

  @Override
  public Publisher<Object> substitute(Degradation why) throws Throwable {
    return publisher(inner.substitute(why));
  }

  @Override
  public boolean hasEmpty() {
    return inner.hasEmpty();
  }

  @Override
  public Publisher<Object> empty() {
    return kind == ReturnKind.FLUX ? Flux.empty() : Mono.justOrEmpty(inner.empty());
  }

  /** Converts the result of a fallback or standby, which may suspend too or answer at once. */
  @SuppressWarnings("unchecked") // published values are objects
  private Publisher<Object> publisher(@Nullable Object returned) {
    if (returned instanceof Suspended suspended) {
      return Coroutines.published(suspended, caller);
    }
    return kind != ReturnKind.SUSPENDED || returned instanceof Publisher
        ? (Publisher<Object>) returned
        : Mono.justOrEmpty(returned);
  }
}
