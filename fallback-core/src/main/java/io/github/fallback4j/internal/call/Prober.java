package io.github.fallback4j.internal.call;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.internal.verdict.CallPath;
import io.github.fallback4j.spi.ContextCarrier;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes calls by one route of a dependency when detection asks for them, away from any caller: the
 * probe that is declared, or else again what last failed, where that may be repeated. A call that
 * fails again and again may be at fault itself: it is dropped, and callers' own calls tell. Safe
 * for use by many threads.
 */
final class Prober implements CallPath {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.probe");

  /** Failures in a row of one repeated call that drop it: about half a minute of an outage. */
  private static final int VAIN = 15;

  /** The same where the caller who tries next would fail with it: about ten minutes. */
  private static final int VAIN_IF_ESSENTIAL = 60;

  private final Route route;
  private final Surroundings surroundings;
  private final int vain;
  private volatile @Nullable Callable<?> declared;
  private volatile @Nullable Repeatable repeatable;

  /** A call to make again, and how often that failed in a row. */
  private static final class Repeatable {
    private final Callable<?> call;
    private final AtomicInteger failures = new AtomicInteger();

    private Repeatable(Callable<?> call) {
      this.call = call;
    }
  }

  /**
   * Makes none yet.
   *
   * @param spec the dependency; its probe is for this route
   */
  Prober(Route route, Surroundings surroundings, DependencySpec spec) {
    this.route = route;
    this.surroundings = surroundings;
    this.declared = spec.probe();
    this.vain = spec.essential() ? VAIN_IF_ESSENTIAL : VAIN;
  }

  /** Says how to find out, where the dependency's spec does not. */
  void declare(Callable<?> probe) {
    declared = probe;
  }

  /** A repeated call threw what is no fault, and no answer either. */
  private static final class NoVerdict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NoVerdict() {
      super(null, null, false, false);
    }
  }

  /** A call that may throw anything. */
  @FunctionalInterface
  interface Work {
    @Nullable Object call() throws Throwable;
  }

  /**
   * Offers a call that just failed, and may be made again. On its caller's thread, whose context it
   * will have.
   *
   * @param site where it was made
   */
  void offer(CallSite site, ContextCarrier carrier, Work call) {
    Callable<?> made = repeatable(site, carrier, call);
    if (made != null) {
      offer(made);
    }
  }

  /**
   * Makes a call ready to be offered from another thread. On its caller's thread, whose context it
   * will have.
   *
   * @return {@code null} if nobody would make it
   */
  @Nullable Callable<?> repeatable(CallSite site, ContextCarrier carrier, Work call) {
    if (declared != null) {
      return null;
    }
    try {
      return carrier.carry(() -> again(site, call));
    } catch (RuntimeException noContext) {
      LOG.debug("A failed call cannot be repeated, as its context cannot be carried", noContext);
      return null;
    }
  }

  /** Offers a call that just failed, and was recorded as failed. On any thread. */
  void offer(Callable<?> ready) {
    repeatable = new Repeatable(ready);
    if (!route.recorder().inDoubt()) { // looked at last: it may have been settled just before
      repeatable = null;
    }
  }

  @Override
  public void settled() {
    repeatable = null;
  }

  private static @Nullable Object again(CallSite site, Work call) {
    try {
      Object answer = settled(call.call());
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

  @Override
  public long successes() {
    return route.successes();
  }

  @Override
  public boolean canProbe() {
    return declared != null || repeatable != null;
  }

  @Override
  public boolean probe() {
    Callable<?> told = declared;
    Repeatable again = told == null ? repeatable : null;
    Callable<?> work = again == null ? told : again.call;
    Slot slot = work == null ? null : route.claimUncounted();
    if (work == null || slot == null) {
      return false;
    }
    try {
      surroundings.offload().execute(() -> run(work, again, slot));
      return true;
    } catch (Throwable noThread) { // every one is busy, or none to be had
      slot.release();
      LOG.debug("No thread to probe with", noThread);
      return false;
    }
  }

  private void run(Callable<?> work, @Nullable Repeatable again, Slot slot) {
    long allowed = route.allowance();
    long start = surroundings.time().nanos();
    slot.begin(start, allowed, Thread.currentThread(), null, null);
    Throwable failure = null;
    try {
      requireYes(again, settled(work.call()));
    } catch (Throwable thrown) {
      failure = thrown;
    }
    long elapsed = surroundings.time().nanos() - start;
    boolean unjudged = slot.end(start);
    route.leave(slot, unjudged, elapsed, allowed);
    if (again != null) {
      count(again, failure != null || !unjudged || elapsed >= allowed);
    }
    Thread.interrupted(); // nobody but the watch interrupts a probe, and the thread serves others
    if (!unjudged || elapsed >= allowed) {
      return;
    }
    if (failure instanceof NoVerdict) {
      route.recorder().abandoned(start);
    } else if (failure == null) {
      route.recorder().probeSucceeded(start, elapsed);
    } else {
      route.recorder().failed(Cause.FAILURE, failure, start, elapsed);
    }
  }

  private void count(Repeatable again, boolean failed) {
    if (!failed) {
      again.failures.set(0);
    } else if (again.failures.incrementAndGet() >= vain && repeatable == again) {
      repeatable = null;
    }
  }

  /** Waits for what answers later, and gives it up when the probe is overdue. */
  private static @Nullable Object settled(@Nullable Object answer) throws Throwable {
    LazyAnswer.discard(answer); // that it could be opened is enough
    if (!(answer instanceof CompletionStage<?> stage)) {
      return answer;
    }
    CompletableFuture<?> later = stage.toCompletableFuture();
    try {
      return later.get();
    } catch (ExecutionException failed) {
      throw AsyncCall.unwrap(failed);
    } catch (InterruptedException overdue) {
      later.cancel(true);
      throw overdue;
    }
  }

  /** A declared probe that says no is one that failed. */
  private static void requireYes(@Nullable Repeatable again, @Nullable Object answer) {
    if (again == null && Boolean.FALSE.equals(answer)) {
      throw new IllegalStateException("the probe answered false");
    }
  }
}
