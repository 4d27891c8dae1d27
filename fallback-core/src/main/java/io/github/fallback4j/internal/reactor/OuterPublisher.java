package io.github.fallback4j.internal.reactor;

import io.github.fallback4j.internal.call.OuterAnswer;
import io.github.fallback4j.internal.call.Request;
import io.github.fallback4j.internal.call.Unanswered;
import io.github.fallback4j.spi.DegradationSink;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Answers calls whose guard stands further inside, as {@link OuterAnswer} does.
 *
 * @param guarded what there is to answer with; its calls go through whatever stands in between
 */
record OuterPublisher<T>(NonEssentialPublisher<T> guarded) {

  /** The answer to one subscription. */
  Publisher<T> in(ContextView context) {
    Request<Publisher<T>> request = guarded.requests().get();
    DegradationSink sink = guarded.sink(context);
    Publisher<T> through = through(request);
    return guarded.single()
        ? Mono.from(through).onErrorResume(thrown -> Mono.from(answer(request, thrown, sink)))
        : Flux.from(through).onErrorResume(thrown -> answer(request, thrown, sink));
  }

  private Publisher<T> through(Request<Publisher<T>> request) {
    try {
      return guarded.requirePublisher(request.call());
    } catch (Throwable thrown) {
      Exceptions.throwIfFatal(thrown);
      return Mono.error(thrown);
    }
  }

  private Publisher<T> answer(
      Request<Publisher<T>> request, Throwable thrown, @Nullable DegradationSink sink) {
    Unanswered signal = Unanswered.in(thrown);
    return signal == null
        ? Mono.error(thrown)
        : guarded.answer(request, signal.why(), signal.sink(sink), signal.site(guarded.site()));
  }
}
