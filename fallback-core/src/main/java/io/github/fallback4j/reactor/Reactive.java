package io.github.fallback4j.reactor;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.internal.call.ApplicationCall;
import io.github.fallback4j.internal.call.DisabledDependency;
import io.github.fallback4j.internal.call.EssentialDependency;
import io.github.fallback4j.internal.call.NonEssentialDependency;
import io.github.fallback4j.internal.call.Request;
import io.github.fallback4j.internal.call.RoutedCall;
import io.github.fallback4j.internal.reactor.ReactiveCalls;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Calls dependencies that answer with a {@link Mono} or a {@link Flux}. Needs {@code reactor-core}.
 * Safe for use by many threads.
 *
 * <pre>{@code
 * Mono<List<Score>> top = Reactive.mono(ranking, () -> redis.top(10), () -> Mono.just(List.of()));
 * }</pre>
 *
 * <p>Each subscription is a separate call. A skipped call neither runs the call nor subscribes to
 * its publisher. The deadline covers the whole subscription: when it is reached, the source is
 * cancelled and the fallback answers. For an endless stream, guard only the call that opens it, or
 * declare the dependency with {@link io.github.fallback4j.Enforce#NONE}. Cancelling returns the
 * permit and does not count as a failure.
 *
 * <p>If a {@code Flux} fails or is overdue midway, the published values stay and the fallback's
 * values follow, with the same backpressure. The last known good answer is not used then, because
 * it would repeat values. A {@code Flux} is remembered if it has at most 1,000 values.
 *
 * <p>A call may be a {@link io.github.fallback4j.CallWithStandby}. The calls and fallbacks must not
 * block.
 */
public final class Reactive {
  private Reactive() {}

  /**
   * Calls an essential dependency. The call is always made, and its signals reach the subscriber.
   *
   * @param dependency the dependency to call
   * @param call the call, made for each subscription
   * @param <T> type of the value
   * @throws IllegalStateException if the dependency is non-essential, because then it needs a
   *     fallback
   */
  public static <T> Mono<T> mono(
      Dependency dependency, Callable<? extends Mono<? extends T>> call) {
    requireNoFallbackNeeded(dependency);
    return dependency instanceof EssentialDependency essential
        ? ReactiveCalls.mono(essential, essentialCall(call))
        : straightMono(call);
  }

  /**
   * Makes the call, or answers with the fallback.
   *
   * @param dependency the dependency to call
   * @param call the call, made for each subscription
   * @param fallback answers instead of the call; should be local and cheap
   * @param <T> type of the value
   */
  public static <T> Mono<T> mono(
      Dependency dependency,
      Callable<? extends Mono<? extends T>> call,
      Supplier<? extends Mono<? extends T>> fallback) {
    return monoOrElse(dependency, call, why -> fallback.get());
  }

  /**
   * Makes the call, or answers with the fallback, which is told why.
   *
   * @param dependency the dependency to call
   * @param call the call, made for each subscription
   * @param fallback answers instead of the call; should be local and cheap
   * @param <T> type of the value
   */
  public static <T> Mono<T> monoOrElse(
      Dependency dependency,
      Callable<? extends Mono<? extends T>> call,
      Function<? super Degradation, ? extends Mono<? extends T>> fallback) {
    if (dependency instanceof NonEssentialDependency guarded) {
      return ReactiveCalls.mono(guarded.guard(), guarded.site(), request(guarded, call, fallback));
    }
    Mono<T> asked = mono(dependency, call);
    return dependency instanceof EssentialDependency essential
        ? asked.onErrorResume(
            thrown -> Mono.from(essential.<Publisher<T>>insteadOf(thrown, cast(fallback))))
        : asked;
  }

  /**
   * Calls an essential dependency. The call is always made, and its signals reach the subscriber.
   *
   * @param dependency the dependency to call
   * @param call the call, made for each subscription
   * @param <T> type of the values
   * @throws IllegalStateException if the dependency is non-essential, because then it needs a
   *     fallback
   */
  public static <T> Flux<T> flux(
      Dependency dependency, Callable<? extends Publisher<? extends T>> call) {
    requireNoFallbackNeeded(dependency);
    return dependency instanceof EssentialDependency essential
        ? ReactiveCalls.flux(essential, essentialCall(call))
        : Flux.defer(() -> straight(call));
  }

  /**
   * Makes the call, or answers with the fallback.
   *
   * @param dependency the dependency to call
   * @param call the call, made for each subscription
   * @param fallback answers instead of the call; should be local and cheap
   * @param <T> type of the values
   */
  public static <T> Flux<T> flux(
      Dependency dependency,
      Callable<? extends Publisher<? extends T>> call,
      Supplier<? extends Publisher<? extends T>> fallback) {
    return fluxOrElse(dependency, call, why -> fallback.get());
  }

  /**
   * Makes the call, or answers with the fallback, which is told why.
   *
   * @param dependency the dependency to call
   * @param call the call, made for each subscription
   * @param fallback answers instead of the call; should be local and cheap
   * @param <T> type of the values
   */
  public static <T> Flux<T> fluxOrElse(
      Dependency dependency,
      Callable<? extends Publisher<? extends T>> call,
      Function<? super Degradation, ? extends Publisher<? extends T>> fallback) {
    if (dependency instanceof NonEssentialDependency guarded) {
      return ReactiveCalls.flux(guarded.guard(), guarded.site(), request(guarded, call, fallback));
    }
    Flux<T> asked = flux(dependency, call);
    return dependency instanceof EssentialDependency essential
        ? asked.onErrorResume(thrown -> essential.insteadOf(thrown, cast(fallback)))
        : asked;
  }

  private static void requireNoFallbackNeeded(Dependency dependency) {
    if (dependency instanceof NonEssentialDependency) {
      throw new IllegalStateException(
          "dependency '%s' is non-essential, so its calls need a fallback; pass one"
              .formatted(dependency.id()));
    }
    if (!(dependency instanceof EssentialDependency || dependency instanceof DisabledDependency)) {
      throw new IllegalArgumentException(
          "dependency '%s' is a %s, which was not created by an engine"
              .formatted(dependency.id(), dependency.getClass().getName()));
    }
  }

  private static <T> Supplier<Request<Publisher<T>>> request(
      NonEssentialDependency dependency,
      Callable<? extends Publisher<? extends T>> call,
      Function<? super Degradation, ? extends Publisher<? extends T>> fallback) {
    Request<Publisher<T>> request = dependency.request(cast(call), cast(fallback));
    return () -> request;
  }

  private static <T> Supplier<RoutedCall<Publisher<T>>> essentialCall(
      Callable<? extends Publisher<? extends T>> call) {
    RoutedCall<Publisher<T>> routed = new ApplicationCall<>(Reactive.<T>cast(call));
    return () -> routed;
  }

  private static <T> Mono<T> straightMono(Callable<? extends Mono<? extends T>> call) {
    return Mono.defer(() -> Mono.from(straight(call)));
  }

  private static <T> Publisher<T> straight(Callable<? extends Publisher<? extends T>> call) {
    try {
      return Reactive.<T>cast(call).call();
    } catch (Exception thrown) {
      return Mono.error(thrown);
    }
  }

  @SuppressWarnings("unchecked") // values of the narrower type also have the wider type
  private static <T> Callable<Publisher<T>> cast(
      Callable<? extends Publisher<? extends T>> narrower) {
    return (Callable<Publisher<T>>) narrower;
  }

  @SuppressWarnings("unchecked") // values of the narrower type also have the wider type
  private static <T> Function<Degradation, Publisher<T>> cast(
      Function<? super Degradation, ? extends Publisher<? extends T>> narrower) {
    return (Function<Degradation, Publisher<T>>) narrower;
  }
}
