package io.github.fallback4j.internal.reactor;

import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlinx.coroutines.Job;
import kotlinx.coroutines.reactor.MonoKt;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Between Kotlin's coroutines and signals. Used only where there are coroutines. Stateless. */
public final class Coroutines {
  private Coroutines() {}

  /**
   * Makes a call at each subscription, in the coroutine context of its caller. Cancelling the
   * subscription cancels the call; it is no part of the caller's job otherwise, so that its failure
   * does not end that.
   *
   * @param call the call
   * @param caller the continuation its caller handed in
   * @return publishes the answer, or nothing for {@code Unit} and {@code null}
   */
  public static Mono<Object> published(Suspended call, Object caller) {
    CoroutineContext context = ((Continuation<?>) caller).getContext().minusKey(Job.Key);
    return MonoKt.<Object>mono(context, (scope, continuation) -> begun(call, continuation))
        .filter(answer -> answer != Unit.INSTANCE);
  }

  @SuppressWarnings("NullAway") // Kotlin takes null for an answer
  private static Object begun(Suspended call, Object continuation) {
    try {
      return call.resumeWith(continuation);
    } catch (Throwable thrown) {
      throw Coroutines.<RuntimeException>unchecked(thrown);
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // erased: nothing is cast
  private static <X extends Throwable> RuntimeException unchecked(Throwable thrown) throws X {
    throw (X) thrown;
  }

  /**
   * Suspends a caller until there is an answer. Cancelling the caller cancels the subscription.
   *
   * @param answer of what the caller called
   * @param caller the continuation it handed in
   * @return what a function that suspends returns to its caller
   */
  @SuppressWarnings("unchecked") // it goes on with what was called
  public static @Nullable Object awaited(Mono<?> answer, Object caller) {
    return MonoKt.awaitSingleOrNull((Mono<Object>) answer, (Continuation<Object>) caller);
  }
}
