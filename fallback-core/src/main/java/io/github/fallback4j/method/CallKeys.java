package io.github.fallback4j.method;

import io.github.fallback4j.internal.log.WarnOnce;
import io.github.fallback4j.internal.names.NearestNames;
import io.github.fallback4j.internal.type.MethodLabel;
import io.github.fallback4j.internal.type.SuspendFunctions;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the keys under which the answers of one method are remembered. */
final class CallKeys {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.memory");

  private final MethodLabel place;
  private final int[] positions;
  private final Supplier<? extends @Nullable Object> principal;
  private final WarnOnce failures = new WarnOnce(LOG);

  private CallKeys(
      MethodLabel place, int[] positions, Supplier<? extends @Nullable Object> principal) {
    this.place = place;
    this.positions = positions;
    this.principal = principal;
  }

  /**
   * Creates the maker of the keys of a method.
   *
   * @param annotated the annotated method, whose parameter names count
   * @param names the parameters that make up the key; empty for all of them
   * @param principal supplies the user on whose behalf a call is made
   */
  static CallKeys of(
      MethodLabel place,
      Method annotated,
      List<String> names,
      Supplier<? extends @Nullable Object> principal) {
    Parameter[] parameters = SuspendFunctions.written(annotated, annotated.getParameters());
    int[] positions = new int[names.isEmpty() ? parameters.length : names.size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = names.isEmpty() ? i : position(place, names.get(i), parameters);
    }
    return new CallKeys(place, positions, principal);
  }

  private static int position(MethodLabel place, String name, Parameter[] parameters) {
    for (int i = 0; i < parameters.length; i++) {
      if (!parameters[i].isNamePresent()) {
        throw place.refused(
            "has @LastKnownGood(key = \"%s\"), but was compiled without the names of its parameters"
                .formatted(name),
            "compile with -parameters, or remove the key to use all arguments");
      }
      if (parameters[i].getName().equals(name)) {
        return i;
      }
    }
    List<String> known = Arrays.stream(parameters).map(Parameter::getName).toList();
    throw place.refused(
        "has @LastKnownGood(key = \"%s\"), but no parameter of this name%s"
            .formatted(name, NearestNames.hint(name, known)),
        "write the names of parameters, or remove the key to use all arguments");
  }

  /**
   * Makes the key of a call. Must run on the caller's thread, where the user is known.
   *
   * @return {@code null} if that fails; then the call is made, but its answer is not remembered
   */
  @Nullable Object of(@Nullable Object @Nullable [] args) {
    return of(args, null);
  }

  /**
   * Makes the key of a call.
   *
   * @param known the user on whose behalf it is made, beside the user of the calling thread; {@code
   *     null} if unknown
   * @return {@code null} if that fails; then the call is made, but its answer is not remembered
   */
  @Nullable Object of(@Nullable Object @Nullable [] args, @Nullable Object known) {
    try {
      @Nullable Object[] parts = new @Nullable Object[positions.length + 1];
      for (int i = 0; i < positions.length; i++) {
        parts[i] = args == null ? null : args[positions[i]];
      }
      parts[positions.length] = who(known);
      return new CallKey(parts);
    } catch (RuntimeException failed) {
      failed(failed);
      return null;
    }
  }

  /** All that is known of the user: what one place does not know, another may. */
  private @Nullable Object who(@Nullable Object known) {
    Object own = principal.get();
    return known == null || known.equals(own) ? own : own == null ? known : List.of(known, own);
  }

  /** Logs that a key could not be made. */
  void failed(Throwable failure) {
    failures.log(
        "Some answers of {} are not remembered, because their key cannot be built", place, failure);
  }
}
