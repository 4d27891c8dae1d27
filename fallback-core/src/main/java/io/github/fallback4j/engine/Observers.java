package io.github.fallback4j.engine;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.internal.call.CallObservation;
import io.github.fallback4j.internal.call.EssentialDependency;
import io.github.fallback4j.internal.call.NonEssentialDependency;
import io.github.fallback4j.internal.call.ObservableCalls;
import io.github.fallback4j.internal.call.TrackedCalls;
import io.github.fallback4j.spi.Registration;
import io.github.fallback4j.spi.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Lets modules observe single calls, and ask which one a thread is inside. Safe for use by many
 * threads.
 */
final class Observers {
  private final RegisteredDependencies dependencies;
  private final Time time;
  private final List<CallObservation> essential = new ArrayList<>();
  private final ThreadLocal<@Nullable String> inside = new ThreadLocal<>();
  private int tracking;

  /** Creates a list without observers. */
  Observers(RegisteredDependencies dependencies, Time time) {
    this.dependencies = dependencies;
    this.time = time;
    dependencies.forEach(this::registered);
  }

  private synchronized void registered(Dependency added) {
    if (tracking > 0) {
      track(added, true);
    }
    if (added.spec().essential()) {
      essential.forEach(observation -> begin(added, observation));
    }
  }

  Registration observe(Dependency dependency, CallObservation observation) {
    begin(dependency, observation);
    return () -> end(dependency, observation);
  }

  synchronized Registration observeEssential(CallObservation observation) {
    essential.add(observation);
    all().forEach(dependency -> begin(dependency, observation));
    return () -> endEssential(observation);
  }

  /** The id of the innermost call that the calling thread makes, if calls are tracked. */
  Optional<String> current() {
    return Optional.ofNullable(inside.get());
  }

  synchronized Registration trackCalls() {
    if (tracking++ == 0) {
      dependencies.all().forEach(dependency -> track(dependency, true));
    }
    AtomicBoolean closed = new AtomicBoolean();
    return () -> {
      if (closed.compareAndSet(false, true)) {
        endTracking();
      }
    };
  }

  private synchronized void endTracking() {
    if (--tracking == 0) {
      dependencies.all().forEach(dependency -> track(dependency, false));
    }
  }

  private void track(Dependency dependency, boolean on) {
    ObservableCalls calls = calls(dependency);
    if (calls != null) {
      calls.track(on ? new TrackedCalls(dependency.id(), inside) : null);
    }
  }

  private synchronized void endEssential(CallObservation observation) {
    essential.remove(observation);
    all().forEach(dependency -> end(dependency, observation));
  }

  private List<Dependency> all() {
    return dependencies.all().stream().filter(each -> each.spec().essential()).toList();
  }

  private void begin(Dependency dependency, CallObservation observation) {
    ObservableCalls calls = calls(dependency);
    if (calls != null) {
      calls.observe(observation, dependency.id(), time);
    }
  }

  private static void end(Dependency dependency, CallObservation observation) {
    ObservableCalls calls = calls(dependency);
    if (calls != null) {
      calls.unobserve(observation);
    }
  }

  /** {@code null} if the engine steps aside. */
  private static @Nullable ObservableCalls calls(Dependency dependency) {
    if (dependency instanceof NonEssentialDependency guarded) {
      return guarded.guard();
    }
    return dependency instanceof EssentialDependency measured ? measured.guard() : null;
  }
}
