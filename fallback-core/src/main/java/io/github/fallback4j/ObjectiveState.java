package io.github.fallback4j;

import io.github.fallback4j.settings.Objective;
import io.github.fallback4j.window.Window;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an essential dependency keeps its objective. An immutable snapshot; its numbers may be a few
 * calls apart from each other.
 *
 * @param objective what it is meant to keep
 * @param windows the last 5 minutes, hour and 6 hours, by {@code 5m}, {@code 1h} and {@code 6h}, in
 *     this order
 */
public record ObjectiveState(Objective objective, Map<String, Window> windows) {

  /** Copies the map. */
  public ObjectiveState {
    windows = Collections.unmodifiableMap(new LinkedHashMap<>(windows));
  }

  /**
   * The calls that ended in a span of time up to now, or since the start if that is shorter ago. A
   * span may reach back further by a thirtieth of its length.
   *
   * @param calls how many calls ended in it
   * @param bad how many of them were not good
   * @param burnRate how fast they used up the error budget, as {@link Objective#burnRate} has it: 0
   *     without calls, 1 for exactly what is allowed
   */
  public record Window(long calls, long bad, double burnRate) {

    /**
     * What is left of the span's error budget: {@code 1 - burnRate()}. 1 if no call was bad,
     * negative if more were than may be.
     */
    public double budgetRemaining() {
      return 1 - burnRate;
    }
  }
}
