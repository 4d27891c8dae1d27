package io.github.fallback4j.engine;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.internal.call.EffectInlet;
import io.github.fallback4j.internal.call.EssentialDependency;
import io.github.fallback4j.internal.call.NonEssentialDependency;
import io.github.fallback4j.internal.drill.FaultRefusal;
import io.github.fallback4j.internal.drill.InjectedFault;
import io.github.fallback4j.internal.verdict.CallEffect;
import io.github.fallback4j.spi.CallFault;
import io.github.fallback4j.spi.Callers;
import io.github.fallback4j.spi.DrillRefusedException;
import io.github.fallback4j.spi.FaultLease;
import io.github.fallback4j.spi.Registration;
import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * The faults that act on calls of one engine, and the automatic degradation that is held back. All
 * of them end with the engine. Safe for use by many threads.
 */
final class Drills implements AutoCloseable {
  private final RegisteredDependencies dependencies;
  private final Callers callers;
  private final Time time;
  private final Executor executor;
  private final Set<Registration> acting = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * Has nothing act yet.
   *
   * @param dependencies what faults act on
   * @param callers know whose calls those are
   * @param time says when something is over
   * @param executor completes the answers of calls that answer later
   */
  Drills(RegisteredDependencies dependencies, Callers callers, Time time, Executor executor) {
    this.dependencies = dependencies;
    this.callers = callers;
    this.time = time;
    this.executor = executor;
  }

  /** Injects a fault, as {@link io.github.fallback4j.spi.EngineAccess#inject} says. */
  FaultLease inject(CallFault fault) {
    Dependency dependency = dependencies.get(fault.dependency());
    FaultRefusal.check(fault, dependency.spec());
    EffectInlet inlet = inlet(dependency);
    InjectedFault injected =
        new InjectedFault(fault, callers, time, executor, over -> ended(over, inlet));
    acting.add(injected);
    try {
      putIn(injected, inlet);
      requireOpen(); // looked at last: who closes ends what began before
      return injected;
    } catch (RuntimeException refused) {
      injected.close();
      throw refused;
    }
  }

  private void putIn(InjectedFault injected, EffectInlet inlet) {
    CallEffect before;
    do {
      before = inlet.effect();
      if (before instanceof FaultLease other && other.end() == null) {
        throw new DrillRefusedException(
            DrillRefusedException.RUNNING,
            "dependency '%s' has a fault already (%s); close that first"
                .formatted(injected.fault().dependency(), other));
      }
    } while (!inlet.replaceEffect(before, injected));
    if (injected.end() != null) { // before it was there to be taken away
      ended(injected, inlet);
    }
  }

  private void ended(InjectedFault fault, EffectInlet inlet) {
    inlet.replaceEffect(fault, null);
    acting.remove(fault);
  }

  private static EffectInlet inlet(Dependency dependency) {
    EffectInlet found = null;
    if (dependency instanceof NonEssentialDependency guarded) {
      found = guarded.guard().inlet();
    } else if (dependency instanceof EssentialDependency measured) {
      found = measured.guard().inlet();
    }
    if (found == null) {
      throw stepsAside();
    }
    return found;
  }

  /**
   * Holds automatic degradation back, as {@link io.github.fallback4j.spi.EngineAccess#holdBack}
   * says.
   */
  Registration holdBack(String dependency, Duration length) {
    Dependency found = dependencies.get(dependency);
    FaultRefusal.checkHoldBack(found.spec());
    if (length.isZero() || length.isNegative() || length.compareTo(CallFault.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "time must be above zero and at most %s, but was %s"
              .formatted(CallFault.LONGEST, length));
    }
    if (!(found instanceof NonEssentialDependency guarded)) {
      throw stepsAside();
    }
    HoldBack heldBack = new HoldBack(guarded.guard().holdBackAutomatic(time.now().plus(length)));
    acting.add(heldBack);
    heldBack.forget = time.schedule(length, heldBack::close);
    try {
      requireOpen(); // looked at last, as above
      return heldBack;
    } catch (RuntimeException refused) {
      heldBack.close();
      throw refused;
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the engine is closed, so nothing acts on its calls");
    }
  }

  private static IllegalStateException stepsAside() {
    return new IllegalStateException(
        "the engine is disabled, so nothing acts on its calls; set fallback.enabled=true");
  }

  /** Ends all that acts. More may begin afterwards. */
  void endAll() {
    acting.forEach(Registration::close);
  }

  /** Ends all that acts, for good. */
  @Override
  public void close() {
    closed = true;
    endAll();
  }

  /** Automatic degradation of one dependency that is held back. */
  private final class HoldBack implements Registration {
    private final Runnable end;
    private volatile Runnable forget = () -> {}; // cancels it

    HoldBack(Runnable end) {
      this.end = end;
    }

    @Override
    public void close() {
      if (acting.remove(this)) {
        forget.run();
        end.run();
      }
    }
  }
}
