package io.github.fallback4j.internal.call;

import io.github.fallback4j.spi.Time;
import org.jspecify.annotations.Nullable;

/** The calls of one dependency, which somebody may observe. Safe for use by many threads. */
public abstract class ObservableCalls {
  private volatile @Nullable CallObservers observers;

  ObservableCalls() {}

  /**
   * Has somebody hear of each call that begins from now on.
   *
   * @param added hears of it
   * @param dependency id of the dependency
   * @param time ticks
   */
  public final synchronized void observe(CallObservation added, String dependency, Time time) {
    observers = CallObservers.with(observers, added, dependency, time);
  }

  /** Ends that; calls under way may still be heard of. */
  public final synchronized void unobserve(CallObservation removed) {
    observers = CallObservers.without(observers, removed);
  }

  /**
   * Binds each call to the thread that makes it from now on.
   *
   * @param tracked binds them; {@code null} to bind none any more
   */
  public abstract void track(@Nullable TrackedCalls tracked);

  /** Forgets what detection found. Calls under way go on, and counts stay. */
  public abstract void reset();

  /** Whether somebody hears of each call. */
  final boolean observed() {
    return observers != null;
  }

  /**
   * Begins a call that may be observed, on its caller's thread.
   *
   * @return {@code null} if nobody observes it
   */
  final @Nullable CallReport report() {
    CallObservers heard = observers;
    return heard == null ? null : heard.begin();
  }
}
