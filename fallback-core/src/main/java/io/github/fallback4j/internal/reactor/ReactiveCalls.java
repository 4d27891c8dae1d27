package io.github.fallback4j.internal.reactor;

import io.github.fallback4j.internal.call.CallSite;
import io.github.fallback4j.internal.call.EssentialDependency;
import io.github.fallback4j.internal.call.Guard;
import io.github.fallback4j.internal.call.OuterAnswer.Through;
import io.github.fallback4j.internal.call.Request;
import io.github.fallback4j.internal.call.RoutedCall;
import java.util.function.Function;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Calls that answer with signals, one for each subscription. */
public final class ReactiveCalls {
  private ReactiveCalls() {}

  /**
   * Guards calls that answer with one value or none.
   *
   * @param guard guards the dependency
   * @param site where the calls are made from
   * @param requests the call of each subscription; its answers are {@code Mono}s
   * @param <T> type of the value
   */
  public static <T> Mono<T> mono(
      Guard guard, CallSite site, Supplier<? extends Request<Publisher<T>>> requests) {
    return CallMono.of(new NonEssentialPublisher<>(guard, site, requests, true));
  }

  /**
   * Guards calls that answer with any number of values.
   *
   * @param guard guards the dependency
   * @param site where the calls are made from
   * @param requests the call of each subscription
   * @param <T> type of the values
   */
  public static <T> Flux<T> flux(
      Guard guard, CallSite site, Supplier<? extends Request<Publisher<T>>> requests) {
    return CallFlux.of(new NonEssentialPublisher<>(guard, site, requests, false));
  }

  /**
   * Answers calls that answer with one value or none, and are guarded further inside, at a
   * {@linkplain CallSite#deferring() deferring} site.
   *
   * @param guard guards the dependency
   * @param site where the calls are made from
   * @param requests the call of each subscription
   * @param through makes a call through whatever stands in between
   * @param <T> type of the value
   */
  public static <T> Mono<T> monoAnswered(
      Guard guard,
      CallSite site,
      Supplier<? extends Request<Publisher<T>>> requests,
      Function<? super Request<Publisher<T>>, Through<Publisher<T>>> through) {
    OuterPublisher<T> outer =
        new OuterPublisher<>(new NonEssentialPublisher<>(guard, site, requests, true), through);
    return Mono.deferContextual(context -> Mono.from(outer.in(context)));
  }

  /**
   * Answers calls that answer with any number of values, and are guarded further inside, at a
   * {@linkplain CallSite#deferring() deferring} site.
   *
   * @param guard guards the dependency
   * @param site where the calls are made from
   * @param requests the call of each subscription
   * @param through makes a call through whatever stands in between
   * @param <T> type of the values
   */
  public static <T> Flux<T> fluxAnswered(
      Guard guard,
      CallSite site,
      Supplier<? extends Request<Publisher<T>>> requests,
      Function<? super Request<Publisher<T>>, Through<Publisher<T>>> through) {
    OuterPublisher<T> outer =
        new OuterPublisher<>(new NonEssentialPublisher<>(guard, site, requests, false), through);
    return Flux.deferContextual(outer::in);
  }

  /**
   * Measures calls that answer with one value or none.
   *
   * @param dependency what they call
   * @param calls the call of each subscription; its answer is a {@code Mono}
   * @param <T> type of the value
   */
  public static <T> Mono<T> mono(
      EssentialDependency dependency, Supplier<? extends RoutedCall<Publisher<T>>> calls) {
    return CallMono.of(new EssentialPublisher<>(dependency, calls, true));
  }

  /**
   * Measures calls that answer with any number of values.
   *
   * @param dependency what they call
   * @param calls the call of each subscription
   * @param <T> type of the values
   */
  public static <T> Flux<T> flux(
      EssentialDependency dependency, Supplier<? extends RoutedCall<Publisher<T>>> calls) {
    return CallFlux.of(new EssentialPublisher<>(dependency, calls, false));
  }
}
