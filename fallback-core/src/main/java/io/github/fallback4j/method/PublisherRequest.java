package io.github.fallback4j.method;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.internal.call.Request;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One subscription to what an intercepted call returned.
 *
 * @param inner the call, whose answer is a publisher
 * @param single whether that is a {@code Mono}; its empty value is one of what it publishes
 */
@SuppressWarnings("NullAway") // answers are as nullable as the method says
record PublisherRequest(MethodRequest inner, boolean single) implements Request<Publisher<Object>> {

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
    return single ? Mono.justOrEmpty(inner.empty()) : Flux.empty();
  }

  @SuppressWarnings("unchecked") // whatever it publishes is an object
  private static Publisher<Object> publisher(@Nullable Object returned) {
    return (Publisher<Object>) returned;
  }
}
