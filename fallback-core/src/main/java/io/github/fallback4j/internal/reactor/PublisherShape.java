package io.github.fallback4j.internal.reactor;

import io.github.fallback4j.internal.call.AnswerShape;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An answer that comes as signals. It is waited for by subscribing to it. */
enum PublisherShape implements AnswerShape {
  /** One value at most; the stage to wait for has it, for it to be judged. */
  MONO {
    @Override
    public Object awaitable(@Nullable Object returned) {
      return Mono.from(publisher(returned)).toFuture();
    }
  },

  /** Any number of values. */
  FLUX {
    @Override
    public Object awaitable(@Nullable Object returned) {
      return Flux.from(publisher(returned)).then().toFuture();
    }
  };

  static PublisherShape of(boolean single) {
    return single ? MONO : FLUX;
  }

  private static Publisher<?> publisher(@Nullable Object returned) {
    return (Publisher<?>) Objects.requireNonNull(returned, "a call returned no publisher");
  }
}
