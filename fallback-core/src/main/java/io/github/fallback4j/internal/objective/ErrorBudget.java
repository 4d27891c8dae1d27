package io.github.fallback4j.internal.objective;

import io.github.fallback4j.ObjectiveState;
import io.github.fallback4j.ObjectiveState.Window;
import io.github.fallback4j.settings.Objective;
import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The error budget of one dependency. Safe for use by many threads. */
public final class ErrorBudget {
  private final Objective objective;
  private final Supplier<Tally> counters;
  private final LongSupplier hanging;
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
    this(objective, counters, () -> 0, time);
  }

  /**
   * Does the same, and shows calls as bad for as long as they hang.
   *
   * @param objective the objective
   * @param counters reads the counts since the start; calls that hang are not among them
   * @param hanging reads how many calls hang now
   * @param time gives the time of the samples
   */
  public ErrorBudget(
      Objective objective, Supplier<Tally> counters, LongSupplier hanging, Time time) {
    this.objective = objective;
    this.counters = counters;
    this.hanging = hanging;
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
    long stuck = hanging.getAsLong();
    long now = time.nanos();
    Map<String, Window> shown = new LinkedHashMap<>();
    windows.forEach((name, window) -> shown.put(name, judge(window.within(now, counted), stuck)));
    return new ObjectiveState(objective, shown);
  }

  private Window judge(Tally within, long stuck) {
    long calls = within.calls() + stuck;
    long bad = within.bad() + stuck;
    return new Window(calls, bad, objective.burnRate(calls, bad));
  }
}
