package io.github.fallback4j.settings;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.FaultyAnswerException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What counts as a fault of a dependency. Immutable; methods that change something return new
 * settings.
 *
 * <p>An exception is a fault unless {@code except} lists it. If {@code only} or {@code when} is
 * given, one of them must match too. An exception that is not a fault counts neither as a success
 * nor as a failure of the dependency, but its caller still gets a fallback. Exceptions that should
 * reach the caller belong in {@link DependencySpec#passThrough()}, which is checked first. An
 * overdue call is always a fault.
 *
 * <p>An answer is a fault if {@code answer} matches it. Then the call fails with a {@link
 * FaultyAnswerException}, the answer is not remembered, and the answer of a non-essential call does
 * not reach the caller. Only answers that are not {@code null} are judged: what a call returns,
 * what its stage completes with, and the value of a {@code Mono}, but not the values of a {@code
 * Flux}.
 *
 * <p>Predicates must be safe for use by many threads. If one throws, a warning is logged once and
 * the predicate is ignored: the exception then counts as a fault, the answer as good.
 *
 * @param only the only exceptions that are faults, with their subclasses; empty, the default, for
 *     all
 * @param except exceptions that are not faults, with their subclasses; default none
 * @param when which exceptions are faults; {@code null}, the default, for all
 * @param answer which answers are faults; {@code null}, the default, for none
 */
public record FaultSettings(
    List<Class<? extends Throwable>> only,
    List<Class<? extends Throwable>> except,
    @Nullable Predicate<? super Throwable> when,
    @Nullable Predicate<Object> answer) {

  /** The default: every exception is a fault, and no answer is. */
  public static final FaultSettings DEFAULT = new FaultSettings(List.of(), List.of(), null, null);

  /** Keeps unmodifiable copies of the lists. */
  public FaultSettings {
    only = List.copyOf(only);
    except = List.copyOf(except);
  }

  /**
   * Returns a copy with other exceptions that are the only faults.
   *
   * @param types the exceptions, with their subclasses; none for all
   */
  public FaultSettings only(List<Class<? extends Throwable>> types) {
    return new FaultSettings(types, except, when, answer);
  }

  /**
   * Returns a copy with other exceptions that are not faults.
   *
   * @param types the exceptions, with their subclasses
   */
  public FaultSettings except(List<Class<? extends Throwable>> types) {
    return new FaultSettings(only, types, when, answer);
  }

  /**
   * Returns a copy with another rule for exceptions.
   *
   * @param isFault which exceptions are faults, in addition to those in {@code only}
   */
  public FaultSettings when(Predicate<? super Throwable> isFault) {
    return new FaultSettings(only, except, isFault, answer);
  }

  /**
   * Returns a copy with one more rule for answers.
   *
   * @param type of the answers that the rule judges
   * @param isFault which of them are faults
   * @param <T> type of the answers
   */
  public <T> FaultSettings answer(Class<T> type, Predicate<? super T> isFault) {
    Predicate<Object> added = given -> type.isInstance(given) && isFault.test(type.cast(given));
    return new FaultSettings(only, except, when, answer == null ? added : answer.or(added));
  }
}
