package io.github.fallback4j.method;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.internal.call.Request;
import io.github.fallback4j.internal.call.Surroundings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One intercepted asynchronous call.
 *
 * @param inner the call, which returns a stage or future
 * @param surroundings poll futures that are not stages
 */
@SuppressWarnings("NullAway") // answers are as nullable as the method says
record StageRequest(MethodRequest inner, Surroundings surroundings)
    implements Request<@Nullable CompletionStage<@Nullable Object>> {

  @Override
  public @Nullable CompletionStage<@Nullable Object> call() throws Throwable {
    return stage(inner.call());
  }

  @Override
  public boolean hasStandby() {
    return inner.hasStandby();
  }

  @Override
  public @Nullable CompletionStage<@Nullable Object> callStandby() throws Throwable {
    return stage(inner.callStandby());
  }

  @Override
  public @Nullable Object key() {
    return inner.key();
  }

  @Override
  public boolean hasSubstitute() {
    return inner.hasSubstitute();
  }

  @Override
  public @Nullable CompletionStage<@Nullable Object> substitute(Degradation why) throws Throwable {
    return stage(inner.substitute(why));
  }

  @Override
  public boolean hasEmpty() {
    return inner.hasEmpty();
  }

  @Override
  public CompletionStage<@Nullable Object> empty() {
    return CompletableFuture.completedFuture(inner.empty());
  }

  @SuppressWarnings("unchecked") // it completes with an object
  private @Nullable CompletionStage<@Nullable Object> stage(@Nullable Object returned) {
    if (returned == null || returned instanceof CompletionStage<?>) {
      return (CompletionStage<@Nullable Object>) returned;
    }
    return PolledFuture.of((Future<?>) returned, surroundings);
  }
}
