package io.github.fallback4j.settings;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.FaultyAnswerException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What counts as a fault of a dependency. Immutable; the methods that change something return new
 * settings.
 *
 * <p>An exception is one unless {@code except} lists it; where {@code only} or {@code when} is
 * given, one of them has to say so as well. An exception that is none says nothing about the
 * dependency, neither good nor bad, and its caller is answered without it all the same: for
 * exceptions that are to reach the caller there is {@link DependencySpec#passThrough()}, which
 * comes first. A call that is overdue is always a fault.
 *
 * <p>An answer is a fault if {@code answer} says so: then the call failed, with a {@link
 * FaultyAnswerException}; its answer is not remembered, and that of a non-essential call does not
 * reach the caller. Judged are answers that are not {@code null}: what a call returns, what its
 * stage completes with, the value of a {@code Mono}; not the values of a {@code Flux}.
 *
 * <p>Predicates are asked by many threads, and only for dependencies that have some. One that
 * throws is left out, which is logged as a warning once: the exception counts, the answer is good.
 *
 * @param only exceptions that are faults, with their subclasses; none, the default, for all
 * @param except exceptions that are none, with their subclasses; default none
 * @param when which exceptions are faults; {@code null}, the default, for all
 * @param answer which answers are faults; {@code null}, the default, for none
 */
public record FaultSettings(
    List<Class<? extends Throwable>> only,
    List<Class<? extends Throwable>> except,
    @Nullable Predicate<? super Throwable> when,
    @Nullable Predicate<Object> answer) {

  /** Every exception is a fault, and no answer. */
  public static final FaultSettings DEFAULT = new FaultSettings(List.of(), List.of(), null, null);

  /** Copies the lists. */
  public FaultSettings {
    only = List.copyOf(only);
    except = List.copyOf(except);
  }

  /**
   * The same, with other exceptions that alone are faults.
   *
   * @param types with their subclasses; none for all
   */
  public FaultSettings only(List<Class<? extends Throwable>> types) {
    return new FaultSettings(types, except, when, answer);
  }

  /**
   * The same, with other exceptions that are none.
   *
   * @param types with their subclasses
   */
  public FaultSettings except(List<Class<? extends Throwable>> types) {
    return new FaultSettings(only, types, when, answer);
  }

  /**
   * The same, with another rule for exceptions.
   *
   * @param isFault which are faults, beside those in {@code only}
   */
  public FaultSettings when(Predicate<? super Throwable> isFault) {
    return new FaultSettings(only, except, isFault, answer);
  }

  /**
   * The same, with a rule more for answers.
   *
   * @param type of the answers it judges
   * @param isFault which of them are faults
   * @param <T> type of the answers
   */
  public <T> FaultSettings answer(Class<T> type, Predicate<? super T> isFault) {
    Predicate<Object> added = given -> type.isInstance(given) && isFault.test(type.cast(given));
    return new FaultSettings(only, except, when, answer == null ? added : answer.or(added));
  }
}
