package io.github.fallback4j.internal.call;

import io.github.fallback4j.internal.call.EssentialGuard.Measurement;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Calls of an essential dependency, made on their caller's thread and measured from beginning to
 * end: those that answer at once, and those that answer with a stage.
 */
public final class EssentialCall {
  private EssentialCall() {}

  /**
   * Makes a call and measures it.
   *
   * @param guard measures it
   * @param consumption how its answer is consumed: what fails meanwhile is measured too
   * @param call the call
   * @param <T> type of the answer
   * @return what the call returns; what it throws is thrown
   */
  public static <T extends @Nullable Object> T measure(
      EssentialGuard guard, Consumption consumption, RoutedCall<T> call) {
    Measurement measurement = guard.begin(call);
    T value;
    try {
      value = measurement.make(call, AnswerShape.RETURNED);
      if (consumption.isLazy(value)) {
        value =
            LazyAnswer.open(
                value,
                thrown -> {
                  throw measurement.brokenOff(thrown);
                });
      }
    } catch (Throwable thrown) {
      measurement.ended(thrown);
      measurement.offer(call);
      throw Sneaky.rethrow(thrown);
    }
    Throwable fault = measurement.fault(value);
    measurement.ended(fault);
    if (fault != null) {
      measurement.offer(call);
    }
    return value;
  }

  /**
   * Starts a call that answers later, and measures it when it completes.
   *
   * @param guard measures it
   * @param call starts the call
   * @param <S> type of the stage
   * @return what the call returns; what it throws is thrown
   */
  public static <S extends @Nullable CompletionStage<?>> S measureStage(
      EssentialGuard guard, RoutedCall<S> call) {
    Measurement measurement = guard.begin(call);
    measurement.mayRepeat(call, AnswerShape.STAGE);
    S stage;
    try {
      stage = measurement.make(call, AnswerShape.STAGE);
    } catch (Throwable thrown) {
      measurement.ended(thrown);
      throw Sneaky.rethrow(thrown);
    }
    if (stage == null) {
      measurement.ended(null);
    } else {
      stage.whenComplete(
          (value, thrown) ->
              completed(measurement, thrown == null ? measurement.fault(value) : thrown));
    }
    return stage;
  }

  private static void completed(Measurement measurement, @Nullable Throwable thrown) {
    Throwable failure = thrown == null ? null : Stages.unwrap(thrown);
    if (failure instanceof CancellationException) {
      measurement.abandoned();
    } else {
      measurement.ended(failure);
    }
  }
}
