package io.github.fallback4j.internal.call;

import io.github.fallback4j.spi.Time;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who observes the calls of one dependency: at least one. Where nobody does there is {@code null}
 * in place of this, so that calls pay for no more than a look at it. Immutable.
 */
final class CallObservers {
  private final String dependency;
  private final Time time;
  private final List<CallObservation> all;

  private CallObservers(String dependency, Time time, List<CallObservation> all) {
    this.dependency = dependency;
    this.time = time;
    this.all = all;
  }

  /** The same and one more, unless it is there already. */
  static CallObservers with(
      @Nullable CallObservers before, CallObservation added, String dependency, Time time) {
    if (before != null && before.all.contains(added)) {
      return before;
    }
    List<CallObservation> all = before == null ? new ArrayList<>() : new ArrayList<>(before.all);
    all.add(added);
    return new CallObservers(dependency, time, List.copyOf(all));
  }

  /** The same without one; {@code null} if nobody is left. */
  static @Nullable CallObservers without(@Nullable CallObservers before, CallObservation removed) {
    if (before == null) {
      return null;
    }
    List<CallObservation> left = before.all.stream().filter(each -> each != removed).toList();
    return left.isEmpty() ? null : new CallObservers(before.dependency, before.time, left);
  }

  /** A call begins, on its caller's thread. */
  CallReport begin() {
    return new CallReport(dependency, time, all);
  }
}
