package io.github.fallback4j;

import io.github.fallback4j.settings.Objective;
import io.github.fallback4j.window.Window;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an essential dependency meets its objective. An immutable snapshot; its counters are read one
 * after another, so they may differ by a few calls.
 *
 * @param objective the objective
 * @param windows the last 5 minutes, hour and 6 hours, by {@code 5m}, {@code 1h} and {@code 6h}, in
 *     this order
 */
public record ObjectiveState(Objective objective, Map<String, Window> windows) {

  /** Keeps an unmodifiable copy of the map. */
  public ObjectiveState {
    windows = Collections.unmodifiableMap(new LinkedHashMap<>(windows));
  }

  /**
   * The calls that ended in a window of time up to now, or since the start if that is more recent.
   * Calls that hang are among them. The window may be longer by a thirtieth of its length.
   *
   * @param calls how many calls ended in the window, or hang
   * @param bad how many of them were not good
   * @param burnRate how fast they used up the error budget, as defined by {@link
   *     Objective#burnRate}: 0 without calls, 1 for exactly the allowed share
   */
  public record Window(long calls, long bad, double burnRate) {

    /**
     * Returns what is left of the window's error budget: {@code 1 - burnRate()}. It is 1 if no call
     * was bad, and negative if the budget is overdrawn.
     */
    public double budgetRemaining() {
      return 1 - burnRate;
    }
  }
}
