package io.github.fallback4j.internal.call;

import io.github.fallback4j.internal.verdict.CallPath;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes calls by one route of a dependency when detection asks for them, away from any caller. Safe
 * for use by many threads.
 */
final class Prober implements CallPath {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.probe");

  private final Route route;

  private Prober(Route route) {
    this.route = route;
  }

  /** Has detection make its calls by a route. */
  static Prober attachTo(Route route) {
    Prober prober = new Prober(route);
    route.recorder().attach(prober);
    return prober;
  }

  @Override
  public void settled() {
    route.probes().settled();
  }

  @Override
  public long successes() {
    return route.successes();
  }

  @Override
  public boolean canProbe() {
    return route.probes().next() != null;
  }

  @Override
  public boolean probe() {
    ProbeWork.Task task = route.probes().next();
    Slot slot = task == null ? null : route.places().claimSilently();
    if (task == null || slot == null) {
      return false;
    }
    try {
      route.surroundings().offload().begin(() -> run(task, slot));
      return true;
    } catch (Throwable noThread) { // every one is busy, or none to be had
      slot.release();
      LOG.debug("No thread is free to run a probe", noThread);
      return false;
    }
  }

  private void run(ProbeWork.Task task, Slot slot) {
    long start = route.beginInterruptible(slot);
    CallResult result;
    try {
      perform(task);
      result = CallResult.PROBE_ANSWERED;
    } catch (ProbeWork.NoVerdict toldNothing) {
      result = CallResult.INCONCLUSIVE;
    } catch (Throwable thrown) {
      result = CallResult.probeFailed(thrown);
    }
    Thread.interrupted(); // nobody but the watch interrupts a probe, and the thread serves others
    if (result == CallResult.PROBE_ANSWERED) {
      succeeded(task, route.end(slot, start, result));
    } else {
      route.probes().failed(task); // first, so that detection finds it dropped
      route.end(slot, start, result);
    }
  }

  private void succeeded(ProbeWork.Task task, CallEnd end) {
    if (end.overdue()) {
      route.probes().failed(task);
    } else {
      task.succeeded();
    }
  }

  /** Does what is to be done, and waits for its answer. */
  private void perform(ProbeWork.Task task) throws Throwable {
    if (!task.declared()) {
      Stages.settled(task.call().call()); // it goes by the route, as it did the first time
      return;
    }
    RoutedCall<@Nullable Object> call = task.call()::call;
    Object answer = Stages.settled(route.make(call, AnswerShape.RETURNED));
    if (Boolean.FALSE.equals(answer)) {
      throw new IllegalStateException("the probe answered false");
    }
  }
}
