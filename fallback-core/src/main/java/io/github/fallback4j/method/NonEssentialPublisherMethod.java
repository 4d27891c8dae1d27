package io.github.fallback4j.method;

import io.github.fallback4j.internal.call.CallSite;
import io.github.fallback4j.internal.call.Guard;
import io.github.fallback4j.internal.call.NonEssentialDependency;
import io.github.fallback4j.internal.call.Request;
import io.github.fallback4j.internal.reactor.ReactiveCalls;
import io.github.fallback4j.internal.type.ReturnKind;
import io.github.fallback4j.internal.type.SuspendFunctions;
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
 * The plan of a non-essential method that returns a publisher. The method is called at each
 * subscription.
 */
final class NonEssentialPublisherMethod extends MethodPlan {
  private final Guard guard;
  private final CallSite site;
  private final CallSite attempts;
  private final Answers answers;
  private final ReturnKind kind;
  private final @Nullable SubscriberIdentity subscribers;

  /**
   * Creates the plan of a method.
   *
   * @param subscribers finds the user of a subscriber; {@code null} to use the calling thread only
   * @param kind what the method returns
   */
  NonEssentialPublisherMethod(
      Method method,
      NonEssentialDependency dependency,
      CallSite site,
      Answers answers,
      ReturnKind kind,
      @Nullable SubscriberIdentity subscribers,
      List<String> warnings) {
    super(method, dependency, warnings);
    this.guard = dependency.guard();
    this.site = site;
    this.attempts = site.withDeferredAnswers();
    this.answers = answers;
    this.kind = kind;
    this.subscribers = subscribers;
  }

  @Override
  MethodPlan forInstance() {
    return site.memory() == null
        ? this
        : new NonEssentialPublisherMethod(
            method(),
            (NonEssentialDependency) dependency(),
            site.withOwnMemory(),
            answers,
            kind,
            subscribers,
            warnings());
  }

  @Override
  public @Nullable Method fallback() {
    return answers.fallbackMethod();
  }

  @Override
  public boolean repeats() {
    return true;
  }

  @Override
  boolean suspends() {
    return kind == ReturnKind.SUSPENDED;
  }

  @Override
  public Publisher<Object> invoke(
      Object target, @Nullable Object @Nullable [] args, Proceed proceed) {
    return guarded(site, target, args, proceed);
  }

  @Override
  public Publisher<Object> attempt(
      Object target, @Nullable Object @Nullable [] args, Proceed proceed) {
    return guarded(attempts, target, args, proceed);
  }

  @Override
  public Publisher<Object> answer(
      Object target, @Nullable Object @Nullable [] args, Proceed attempt) {
    return keyed(
        target,
        args,
        attempt,
        requests ->
            kind == ReturnKind.FLUX
                ? ReactiveCalls.fluxAnswered(guard, site, requests, call -> call::call)
                : ReactiveCalls.monoAnswered(guard, site, requests, call -> call::call));
  }

  private Publisher<Object> guarded(
      CallSite from, Object target, @Nullable Object @Nullable [] args, Proceed proceed) {
    return keyed(
        target,
        args,
        proceed,
        requests ->
            kind == ReturnKind.FLUX
                ? ReactiveCalls.flux(guard, from, requests)
                : ReactiveCalls.mono(guard, from, requests));
  }

  /** Publishes calls whose key may take a while to be made. */
  private Publisher<Object> keyed(
      Object target,
      @Nullable Object @Nullable [] args,
      Proceed proceed,
      Function<Supplier<Request<Publisher<Object>>>, Publisher<Object>> published) {
    @Nullable Object @Nullable [] written = suspends() ? SuspendFunctions.written(args) : args;
    Object caller = suspends() ? SuspendFunctions.continuation(args) : null;
    CallKeys keys = answers.keys();
    if (keys == null || subscribers == null) {
      return published.apply(
          () ->
              new PublisherRequest(
                  new MethodRequest(answers, target, written, proceed), kind, caller));
    }
    Mono<Optional<Object>> key = key(keys, subscribers, written);
    Function<Optional<Object>, Publisher<Object>> publishedWith =
        known ->
            published.apply(
                () ->
                    new PublisherRequest(
                        new MethodRequest(answers, target, written, proceed, known.orElse(null)),
                        kind,
                        caller));
    return kind == ReturnKind.FLUX
        ? key.flatMapMany(publishedWith)
        : key.flatMap(known -> Mono.from(publishedWith.apply(known)));
  }

  /** Finds the user at subscription, perhaps asynchronously. */
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
