package io.github.fallback4j.spring.endpoint;

import io.github.fallback4j.ObjectiveState;
import io.github.fallback4j.internal.values.Durations;
import io.github.fallback4j.settings.Objective;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an essential dependency keeps its objective, as JSON.
 *
 * @param share of calls meant to be good
 * @param latency how long a good call takes at most; none if only failures are bad
 * @param windows the last 5 minutes, hour and 6 hours
 */
record ObjectiveReport(double share, @Nullable String latency, Map<String, Window> windows) {

  /**
   * The calls of one window.
   *
   * @param calls how many calls ended in it
   * @param bad how many of them were not good
   * @param burnRate how fast they used up the error budget, to four decimals
   * @param budgetRemaining what is left of it, to four decimals
   */
  record Window(long calls, long bad, double burnRate, double budgetRemaining) {

    static Window of(ObjectiveState.Window window) {
      return new Window(
          window.calls(),
          window.bad(),
          Words.rounded(window.burnRate()),
          Words.rounded(window.budgetRemaining()));
    }
  }

  static ObjectiveReport of(ObjectiveState state) {
    Objective objective = state.objective();
    Map<String, Window> windows = new LinkedHashMap<>();
    state.windows().forEach((name, window) -> windows.put(name, Window.of(window)));
    return new ObjectiveReport(
        objective.share(),
        objective.latency() == null ? null : Durations.text(objective.latency()),
        windows);
  }
}
