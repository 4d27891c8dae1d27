package io.github.fallback4j.internal.reactor;

import io.github.fallback4j.internal.call.OuterAnswer;
import io.github.fallback4j.internal.call.OuterAnswer.Through;
import io.github.fallback4j.internal.call.Request;
import io.github.fallback4j.internal.call.Unanswered;
import io.github.fallback4j.spi.DegradationSink;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Answers calls whose guard stands further inside, as {@link OuterAnswer} does.
 *
 * @param guarded what there is to answer with
 * @param through makes a call through whatever stands in between
 */
record OuterPublisher<T>(
    NonEssentialPublisher<T> guarded,
    Function<? super Request<Publisher<T>>, Through<Publisher<T>>> through) {

  /** The answer to one subscription. */
  Publisher<T> in(ContextView context) {
    Request<Publisher<T>> request = guarded.requests().get();
    DegradationSink sink = guarded.sink(context);
    Publisher<T> published = published(request);
    return guarded.single()
        ? Mono.from(published).onErrorResume(thrown -> Mono.from(answer(request, thrown, sink)))
        : Flux.from(published).onErrorResume(thrown -> answer(request, thrown, sink));
  }

  private Publisher<T> published(Request<Publisher<T>> request) {
    try {
      return guarded.requirePublisher(through.apply(request).make());
    } catch (Throwable thrown) {
      Exceptions.throwIfFatal(thrown);
      return Mono.error(thrown);
    }
  }

  private Publisher<T> answer(
      Request<Publisher<T>> request, Throwable thrown, @Nullable DegradationSink sink) {
    Unanswered unanswered = Unanswered.in(thrown);
    return unanswered == null
        ? Mono.error(thrown)
        : guarded.answer(
            request, unanswered.why(), unanswered.sink(sink), unanswered.site(guarded.site()));
  }
}
