package io.github.fallback4j.internal.reactor;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.internal.call.AnswerChain;
import io.github.fallback4j.internal.call.Ending;
import io.github.fallback4j.internal.call.Guard;
import io.github.fallback4j.internal.call.Presentation;
import io.github.fallback4j.internal.call.Request;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.Fuseable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Presents answers as publishers. What is remembered is the value of a {@code Mono}, and of a
 * {@code Flux} the list of its values. A fallback that fails after it was handed over is followed
 * by the empty value, as one is that fails before.
 *
 * @param <T> type of the values
 * @param <P> {@code Publisher<T>}; open, because what is remembered comes as one and is none
 */
record PublisherPresentation<T, P>(Guard guard, Request<Publisher<T>> request, boolean single)
    implements Presentation<P, Publisher<T>> {

  @Override
  public Publisher<T> live(P source) {
    return publisher(source);
  }

  @Override
  @SuppressWarnings("unchecked") // one call site remembers values of its own type only
  public Publisher<T> stale(P remembered, Duration age, Degradation why) {
    return single ? Mono.just((T) remembered) : Flux.fromIterable((List<T>) remembered);
  }

  @Override
  public Publisher<T> substitute(@Nullable P fallback, Degradation why) {
    Publisher<T> answer =
        fallback == null
            ? Mono.error(new NullPointerException("the fallback returned null, not a publisher"))
            : publisher(fallback);
    if (isKnown(answer)) {
      return answer;
    }
    return single
        ? Mono.from(answer).onErrorResume(thrown -> Mono.from(afterFailure(why, thrown)))
        : Flux.from(answer).onErrorResume(thrown -> afterFailure(why, thrown));
  }

  /** Whether an answer is constant, like {@code Mono.just}, and so will not fail. */
  private static boolean isKnown(Publisher<?> answer) {
    if (!(answer instanceof Fuseable.ScalarCallable<?> constant)) {
      return false;
    }
    try {
      constant.call();
      return true;
    } catch (Exception failure) {
      return false;
    }
  }

  private Publisher<T> afterFailure(Degradation why, Throwable thrown) {
    if (thrown instanceof Error) {
      return Mono.error(thrown);
    }
    guard.chain().linkFailed(thrown);
    if (request.hasEmpty()) {
      return request.empty();
    }
    Throwable end = Ending.later(why);
    AnswerChain.suppress(end, thrown);
    return Mono.error(end);
  }

  @Override
  public Publisher<T> empty(P empty, Degradation why) {
    return publisher(empty);
  }

  @Override
  public Throwable unanswered(Degradation why) {
    return Ending.later(why);
  }

  @SuppressWarnings("unchecked")
  private Publisher<T> publisher(P answer) {
    return (Publisher<T>) answer;
  }
}
