package io.github.fallback4j.internal.call;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.spi.ContextCarrier;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a probe of one route calls: the probe that is declared, or else again what last failed,
 * where that may be repeated. A call that fails again and again may be at fault itself: it is
 * dropped, and callers' own calls tell. Safe for use by many threads.
 */
final class ProbeWork {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.probe");

  /** Failures in a row of one repeated call that drop it: about half a minute of an outage. */
  private static final int VAIN = 15;

  /** The same where the caller who tries next would fail with it: about ten minutes. */
  private static final int VAIN_IF_ESSENTIAL = 60;

  private final int vain;
  private volatile @Nullable Task declared;
  private volatile @Nullable Task repeated;

  /** Something to call, and how often that failed in a row. */
  static final class Task {
    private final Callable<?> call;
    private final boolean declared;
    private final AtomicInteger failures = new AtomicInteger();

    private Task(Callable<?> call, boolean declared) {
      this.call = call;
      this.declared = declared;
    }

    Callable<?> call() {
      return call;
    }

    /** Whether it is a declared probe, rather than a caller's call made again. */
    boolean declared() {
      return declared;
    }

    /** Takes note that it succeeded. */
    void succeeded() {
      failures.set(0);
    }
  }

  /** Makes a call again. */
  @FunctionalInterface
  interface Repetition {
    /** Makes it, by the same route; a stage that it returns is waited for. */
    @Nullable Object make() throws Throwable;
  }

  /** A repeated call threw what is no fault, and no answer either. */
  static final class NoVerdict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NoVerdict() {
      super(null, null, false, false);
    }
  }

  /**
   * Has the declared probe, if there is one.
   *
   * @param spec the dependency; its probe is for this route
   */
  ProbeWork(DependencySpec spec) {
    Callable<?> probe = spec.probe();
    this.vain = spec.essential() ? VAIN_IF_ESSENTIAL : VAIN;
    this.declared = probe == null ? null : new Task(probe, true);
  }

  /**
   * Says how to find out, where the dependency's spec does not.
   *
   * @param probe bad if it throws or answers {@code false}; a stage is waited for
   */
  void declare(Callable<?> probe) {
    declared = new Task(probe, true);
  }

  /**
   * Makes a call ready to be kept from another thread. On its caller's thread, whose context it
   * will have.
   *
   * @param site where it was made
   * @return {@code null} if nobody would make it
   */
  @Nullable Callable<?> repeatable(CallSite site, ContextCarrier carrier, Repetition call) {
    if (declared != null) {
      return null;
    }
    try {
      return carrier.carry(() -> again(site, call));
    } catch (RuntimeException noContext) {
      LOG.debug(
          "A failed call cannot be repeated, because its context cannot be carried", noContext);
      return null;
    }
  }

  private static @Nullable Object again(CallSite site, Repetition call) {
    try {
      Object answer = Stages.settled(call.make());
      Throwable fault = site.fault(answer);
      if (fault != null) {
        throw fault;
      }
      return answer;
    } catch (Throwable thrown) {
      if (site.passes(thrown)) {
        return null;
      }
      throw site.isFault(thrown) ? Sneaky.rethrow(thrown) : new NoVerdict();
    }
  }

  /** Keeps a call to be made again, until all is settled or it failed too often. */
  void keep(Callable<?> ready) {
    repeated = new Task(ready, false);
  }

  /** Lets go of what was kept to be made again. */
  void settled() {
    repeated = null;
  }

  /** What to call next; {@code null} if there is nothing. */
  @Nullable Task next() {
    Task told = declared;
    return told == null ? repeated : told;
  }

  /** Takes note that it failed; a repeated call that did so too often is dropped. */
  void failed(Task task) {
    if (task.failures.incrementAndGet() >= vain && repeated == task) {
      repeated = null;
    }
  }
}
