package io.github.fallback4j.spring.matrix;

import static java.util.stream.Collectors.joining;

import io.github.fallback4j.CallCounts;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was counted of a dependency's calls, without what was not.
 *
 * @param numbers by name: what {@code calls()} says, and the meters with their tags
 */
record Counted(Map<String, Long> numbers) {
  private static final String CALLS = "fallback.calls";
  private static final String DURATION = "fallback.call.duration";

  /** What is to be counted of one call. */
  static Counted once(Answered by, State state) {
    Map<String, Long> numbers = new TreeMap<>();
    numbers.put(by.toString(), 1L);
    numbers.put(CALLS + " " + by + " " + tag(state.cause()), 1L);
    if (state.result() != null) {
      numbers.put(DURATION + " " + state.result(), 1L);
    }
    return new Counted(numbers);
  }

  /** What was counted so far. */
  static Counted of(Dependency dependency, MeterRegistry registry) {
    CallCounts calls = dependency.calls();
    Map<String, Long> numbers = new TreeMap<>();
    numbers.put("live", calls.live());
    numbers.put("stale", calls.stale());
    numbers.put("substitute", calls.substitute());
    numbers.put("empty", calls.empty());
    numbers.put("pass-through", calls.passThrough());
    numbers.put("error", calls.error());
    for (FunctionCounter counter : registry.find(CALLS).functionCounters()) {
      numbers.put(
          CALLS + " " + tag(counter, "outcome") + " " + tag(counter, "cause"),
          (long) counter.count());
    }
    for (FunctionTimer timer : registry.find(DURATION).functionTimers()) {
      numbers.put(DURATION + " " + tag(timer, "result"), (long) timer.count());
    }
    return new Counted(numbers);
  }

  /** Both together. */
  Counted and(Counted other) {
    Map<String, Long> both = new TreeMap<>(numbers);
    other.numbers.forEach((name, number) -> both.merge(name, number, Long::sum));
    return new Counted(both);
  }

  /** What was counted since then. */
  Counted since(Counted before) {
    Map<String, Long> more = new TreeMap<>(numbers);
    before.numbers.forEach((name, number) -> more.merge(name, -number, Long::sum));
    more.values().removeIf(number -> number == 0);
    return new Counted(more);
  }

  /** How calls were answered, as tables show it. */
  String outcomes() {
    return numbers.keySet().stream()
        .filter(name -> !name.startsWith("fallback."))
        .collect(joining(", "));
  }

  private static String tag(Meter meter, String name) {
    return meter.getId().getTag(name);
  }

  static String tag(Cause cause) {
    return cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
