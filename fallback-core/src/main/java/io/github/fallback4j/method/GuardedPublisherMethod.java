package io.github.fallback4j.method;

import io.github.fallback4j.internal.call.CallSite;
import io.github.fallback4j.internal.call.Guard;
import io.github.fallback4j.internal.call.GuardedDependency;
import io.github.fallback4j.internal.call.Request;
import io.github.fallback4j.internal.reactor.ReactiveCalls;
import io.github.fallback4j.reactor.SubscriberIdentity;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * The plan of a non-essential method that answers with signals: the method is called at each
 * subscription.
 */
final class GuardedPublisherMethod extends MethodPlan {
  private final Guard guard;
  private final CallSite site;
  private final Answers answers;
  private final boolean single;
  private final @Nullable SubscriberIdentity subscribers;

  /**
   * Plans a method.
   *
   * @param subscribers tells them apart; {@code null} if only threads are
   * @param single whether it returns a {@code Mono}
   */
  GuardedPublisherMethod(
      Method method,
      GuardedDependency dependency,
      CallSite site,
      Answers answers,
      boolean single,
      @Nullable SubscriberIdentity subscribers,
      List<String> warnings) {
    super(method, dependency, warnings);
    this.guard = dependency.guard();
    this.site = site;
    this.answers = answers;
    this.single = single;
    this.subscribers = subscribers;
  }

  @Override
  public boolean repeats() {
    return true;
  }

  @Override
  public Publisher<Object> invoke(
      Object target, @Nullable Object @Nullable [] args, Proceed proceed) {
    CallKeys keys = answers.keys();
    if (keys == null || subscribers == null) {
      return published(() -> new MethodRequest(answers, target, args, proceed));
    }
    Mono<Optional<Object>> key = key(keys, subscribers, args);
    Function<Optional<Object>, Publisher<Object>> keyed =
        known ->
            published(() -> new MethodRequest(answers, target, args, proceed, known.orElse(null)));
    return single ? key.flatMap(known -> Mono.from(keyed.apply(known))) : key.flatMapMany(keyed);
  }

  private Publisher<Object> published(Supplier<MethodRequest> calls) {
    Supplier<Request<Publisher<Object>>> requests = () -> new PublisherRequest(calls.get(), single);
    return single
        ? ReactiveCalls.mono(guard, site, requests)
        : ReactiveCalls.flux(guard, site, requests);
  }

  /** Who subscribes is known when it subscribes, and perhaps not at once. */
  private static Mono<Optional<Object>> key(
      CallKeys keys, SubscriberIdentity subscribers, @Nullable Object @Nullable [] args) {
    return Mono.<Object>defer(subscribers::current)
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .map(known -> Optional.ofNullable(keys.of(args, known.orElse(null))))
        .onErrorResume(
            failure -> {
              keys.failed(failure);
              return Mono.just(Optional.empty());
            });
  }
}
