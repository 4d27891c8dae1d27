package io.github.fallback4j.internal.call;

import io.github.fallback4j.internal.log.WarnOnce;
import io.github.fallback4j.spi.CallObserver;
import io.github.fallback4j.spi.Callers;
import io.github.fallback4j.spi.Cohort;
import io.github.fallback4j.spi.ObservedCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One observer of single calls, and the cohort it asks about. An observer that throws is logged
 * once. Safe for use by many threads.
 */
public final class CallObservation {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.observer");

  private final Callers callers;
  private final Cohort cohort;
  private final CallObserver observer;
  private final WarnOnce failures = new WarnOnce(LOG);

  /**
   * Creates one that hears of nothing yet.
   *
   * @param callers know on whose behalf a thread acts
   * @param cohort what the observer asks about
   * @param observer hears of calls
   */
  public CallObservation(Callers callers, Cohort cohort, CallObserver observer) {
    this.callers = callers;
    this.cohort = cohort;
    this.observer = observer;
  }

  /** Whether the cohort holds the caller of the calling thread. */
  boolean holdsCaller() {
    return callers.isIn(cohort);
  }

  void tell(ObservedCall call) {
    try {
      observer.ended(call);
    } catch (RuntimeException | Error thrown) {
      failures.log(
          "Observer {} failed on a call of dependency '{}'", observer, call.dependency(), thrown);
    }
  }
}
