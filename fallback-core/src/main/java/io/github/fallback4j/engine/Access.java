package io.github.fallback4j.engine;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.internal.call.CallObservation;
import io.github.fallback4j.internal.call.EssentialDependency;
import io.github.fallback4j.internal.call.NonEssentialDependency;
import io.github.fallback4j.internal.time.BorrowedTime;
import io.github.fallback4j.spi.CallFault;
import io.github.fallback4j.spi.CallMoments;
import io.github.fallback4j.spi.CallObserver;
import io.github.fallback4j.spi.CallTally;
import io.github.fallback4j.spi.Callers;
import io.github.fallback4j.spi.Cohort;
import io.github.fallback4j.spi.DeclaredDependency;
import io.github.fallback4j.spi.EngineAccess;
import io.github.fallback4j.spi.EssentialTally;
import io.github.fallback4j.spi.FaultLease;
import io.github.fallback4j.spi.Peers;
import io.github.fallback4j.spi.Registration;
import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What an engine offers to modules beside it. Safe for use by many threads. */
final class Access implements EngineAccess {
  private final EngineParts parts;
  private final Observers observers;

  Access(EngineParts parts) {
    this.parts = parts;
    this.observers = new Observers(parts.dependencies(), parts.time());
  }

  @Override
  public Time time() {
    return new BorrowedTime(parts.time());
  }

  @Override
  public Registration listen(Consumer<? super FallbackEvent> listener) {
    return parts.events().listen(listener);
  }

  @Override
  public Callers callers() {
    return parts.callers();
  }

  @Override
  public List<DeclaredDependency> declared() {
    return parts.methods().catalogue().list(parts.dependencies().all());
  }

  @Override
  public CallTally calls(String dependency) {
    Dependency found = parts.dependencies().get(dependency);
    if (found.spec().essential()) {
      throw new IllegalArgumentException(
          "dependency '" + dependency + "' is essential; use essentialCalls");
    }
    return found instanceof NonEssentialDependency counting
        ? counting.guard().statistics().tally()
        : new CallTally(Map.of(), 0, 0, 0);
  }

  @Override
  public EssentialTally essentialCalls(String dependency) {
    Dependency found = parts.dependencies().get(dependency);
    if (!found.spec().essential()) {
      throw new IllegalArgumentException(
          "dependency '" + dependency + "' is non-essential; use calls");
    }
    return found instanceof EssentialDependency counting
        ? counting.statistics().tally()
        : new EssentialTally(0, 0, 0, null);
  }

  @Override
  public CallMoments moments(String dependency) {
    Dependency found = parts.dependencies().get(dependency);
    if (found instanceof NonEssentialDependency counting) {
      return counting.guard().statistics().moments();
    }
    return found instanceof EssentialDependency counting
        ? counting.statistics().moments()
        : CallMoments.NONE;
  }

  @Override
  public FaultLease inject(CallFault fault) {
    return parts.drills().inject(fault);
  }

  @Override
  public Registration holdBack(String dependency, Duration time) {
    return parts.drills().holdBack(dependency, time);
  }

  @Override
  public Registration observe(String dependency, Cohort cohort, CallObserver observer) {
    return observers.observe(
        parts.dependencies().get(dependency),
        new CallObservation(parts.callers(), cohort, observer));
  }

  @Override
  public Registration observeEssential(Cohort cohort, CallObserver observer) {
    return observers.observeEssential(new CallObservation(parts.callers(), cohort, observer));
  }

  @Override
  public Optional<String> currentCall() {
    return observers.current();
  }

  @Override
  public Registration trackCalls() {
    return observers.trackCalls();
  }

  @Override
  public void reset() {
    parts.reset();
  }

  @Override
  public Peers peers() {
    return parts.peers();
  }
}
