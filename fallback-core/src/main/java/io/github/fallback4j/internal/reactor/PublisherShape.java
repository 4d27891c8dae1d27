package io.github.fallback4j.internal.reactor;

import io.github.fallback4j.internal.call.AnswerShape;
import io.github.fallback4j.internal.verdict.CallEffect.Meeting;
import io.github.fallback4j.internal.verdict.CallEffect.Work;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
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

    @Override
    Publisher<?> as(Flux<?> answer) {
      return answer.singleOrEmpty();
    }
  },

  /** Any number of values. */
  FLUX {
    @Override
    public Object awaitable(@Nullable Object returned) {
      return Flux.from(publisher(returned)).then().toFuture();
    }

    @Override
    Publisher<?> as(Flux<?> answer) {
      return answer;
    }
  };

  static PublisherShape of(boolean single) {
    return single ? MONO : FLUX;
  }

  @Override
  @SuppressWarnings("unchecked") // a call of this shape returns a publisher
  public <T extends @Nullable Object> T make(Work<T> call, Meeting met) throws Throwable {
    HeldSignals held = new HeldSignals();
    CompletionStage<? extends Object> stage =
        met.<Object>start(() -> held.began(publisher(call.call())));
    return (T) as(held.of(Objects.requireNonNull(stage)));
  }

  /** The same answer, as one of this shape. */
  abstract Publisher<?> as(Flux<?> answer);

  @SuppressWarnings("unchecked") // of whatever it publishes
  private static Publisher<Object> publisher(@Nullable Object returned) {
    return (Publisher<Object>) Objects.requireNonNull(returned, "a call returned no publisher");
  }
}
