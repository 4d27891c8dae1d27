package io.github.fallback4j.internal.reactor;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.internal.call.AnswerChain;
import io.github.fallback4j.internal.call.Ending;
import io.github.fallback4j.internal.call.Guard;
import io.github.fallback4j.internal.call.Presentation;
import io.github.fallback4j.internal.call.Request;
import io.github.fallback4j.spi.DegradationSink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.Fuseable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Presents answers as publishers. What is remembered is the value of a {@code Mono}, and of a
 * {@code Flux} the list of its values. A fallback that fails after it was handed over is followed
 * by the empty value, as is one that fails before. It has answered with its first value, or with
 * its end if it has none.
 *
 * @param <T> type of the values
 * @param <P> {@code Publisher<T>}; open, because what is remembered comes as one and is none
 */
record PublisherPresentation<T, P>(
    Guard guard, Request<Publisher<T>> request, boolean single, @Nullable DegradationSink sink)
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
  public Publisher<T> substitute(P fallback, Degradation why) {
    return publisher(fallback);
  }

  @Override
  public boolean isPending(@Nullable P fallback) {
    return fallback == null || !isKnown(publisher(fallback));
  }

  @Override
  public Publisher<T> pending(@Nullable P fallback, Degradation why) {
    Publisher<T> answer =
        fallback == null
            ? Mono.error(new NullPointerException("the fallback returned null, not a publisher"))
            : publisher(fallback);
    AtomicBoolean answered = new AtomicBoolean();
    Runnable answers =
        () -> {
          if (answered.compareAndSet(false, true)) {
            guard.chain().substituted(why, sink);
          }
        };
    return single
        ? Mono.from(answer)
            .doOnSuccess(value -> answers.run())
            .onErrorResume(thrown -> Mono.from(afterFailure(why, thrown, answered.get())))
        : Flux.from(answer)
            .doOnNext(value -> answers.run())
            .doOnComplete(answers)
            .onErrorResume(thrown -> afterFailure(why, thrown, answered.get()));
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

  private Publisher<T> afterFailure(Degradation why, Throwable thrown, boolean answered) {
    AnswerChain chain = guard.chain();
    boolean empty = request.hasEmpty() && !(thrown instanceof Error);
    if (!answered && empty) {
      chain.emptied(why, sink);
    } else if (!answered) {
      chain.unanswered(why, sink);
    }
    if (thrown instanceof Error) {
      return Mono.error(thrown);
    }
    chain.linkFailed(thrown);
    if (empty) {
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
