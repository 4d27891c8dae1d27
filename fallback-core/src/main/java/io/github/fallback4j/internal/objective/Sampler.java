package io.github.fallback4j.internal.objective;

import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Samples the error budgets of one engine every 10 s, from the first budget on. Safe for use by
 * many threads.
 */
public final class Sampler {
  /** A thirtieth of the shortest window. */
  static final Duration STEP = Duration.ofSeconds(10);

  private final Time time;
  private final List<ErrorBudget> budgets = new CopyOnWriteArrayList<>();
  private final AtomicBoolean begun = new AtomicBoolean();

  /**
   * Creates a sampler without budgets; its timer starts with the first one.
   *
   * @param time schedules the samples
   */
  public Sampler(Time time) {
    this.time = time;
  }

  /**
   * Adds a budget to be sampled from now on.
   *
   * @param budget the budget
   */
  public void add(ErrorBudget budget) {
    budgets.add(budget);
    if (begun.compareAndSet(false, true)) {
      time.schedule(STEP, this::round);
    }
  }

  private void round() {
    try {
      budgets.forEach(ErrorBudget::sample);
    } finally {
      time.schedule(STEP, this::round);
    }
  }
}
