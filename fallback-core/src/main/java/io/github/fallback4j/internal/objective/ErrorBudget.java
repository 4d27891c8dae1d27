package io.github.fallback4j.internal.objective;

import io.github.fallback4j.ObjectiveState;
import io.github.fallback4j.ObjectiveState.Window;
import io.github.fallback4j.settings.Objective;
import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The error budget of one dependency. Safe for use by many threads. */
public final class ErrorBudget {
  private final Objective objective;
  private final Supplier<Tally> counters;
  private final Time time;
  private final Map<String, RollingWindow> windows = new LinkedHashMap<>();

  /**
   * Starts all windows from the current counts.
   *
   * @param objective the objective
   * @param counters reads the counts since the start
   * @param time gives the time of the samples
   */
  public ErrorBudget(Objective objective, Supplier<Tally> counters, Time time) {
    this.objective = objective;
    this.counters = counters;
    this.time = time;
    Tally start = counters.get();
    long now = time.nanos();
    windows.put("5m", new RollingWindow(Duration.ofMinutes(5), now, start));
    windows.put("1h", new RollingWindow(Duration.ofHours(1), now, start));
    windows.put("6h", new RollingWindow(Duration.ofHours(6), now, start));
  }

  synchronized void sample() {
    Tally counted = counters.get();
    long now = time.nanos();
    windows.values().forEach(window -> window.sample(now, counted));
  }

  /** Returns how the objective is met now. */
  public synchronized ObjectiveState state() {
    Tally counted = counters.get();
    long now = time.nanos();
    Map<String, Window> shown = new LinkedHashMap<>();
    windows.forEach((name, window) -> shown.put(name, judge(window.within(now, counted))));
    return new ObjectiveState(objective, shown);
  }

  private Window judge(Tally within) {
    return new Window(
        within.calls(), within.bad(), objective.burnRate(within.calls(), within.bad()));
  }
}
