package io.github.fallback4j.spi;

import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.UnknownDependencyException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an engine offers to modules next to it: incidents, drills, test kits. Applications do not
 * need it. What nobody uses costs nothing. Safe for use by many threads.
 */
public interface EngineAccess {

  /**
   * Returns the engine's clock and scheduler. Tasks run on the engine's timer, one after another,
   * so they must be short and never block; none runs once the engine is closed. Closing what is
   * returned ends the tasks that were scheduled by it, and nothing else.
   */
  Time time();

  /**
   * Adds a listener for events. Listeners are told one event after another on a thread of their
   * own, and cannot break a call.
   *
   * @param listener hears of every change from now on
   * @return ends that
   */
  Registration listen(Consumer<? super FallbackEvent> listener);

  /** On whose behalf threads act. */
  Callers callers();

  /** What is declared, by id in alphabetical order. */
  List<DeclaredDependency> declared();

  /**
   * How the calls of a non-essential dependency were answered.
   *
   * @param dependency its id
   * @return nothing counted if the engine steps aside
   * @throws UnknownDependencyException if there is none of this id
   * @throws IllegalArgumentException if it is essential
   */
  CallTally calls(String dependency);

  /**
   * How the calls of an essential dependency went.
   *
   * @param dependency its id
   * @return nothing counted if the engine steps aside
   * @throws UnknownDependencyException if there is none of this id
   * @throws IllegalArgumentException if it is not essential
   */
  EssentialTally essentialCalls(String dependency);

  /**
   * When something last happened to the calls of a dependency.
   *
   * @param dependency its id
   * @throws UnknownDependencyException if there is none of this id
   */
  CallMoments moments(String dependency);

  /**
   * Injects a fault into the calls of a dependency, from the next one on; by its primary where it
   * has a standby. It acts on callers' calls, on probes and on repeated calls, until it is closed,
   * its time is over, its heartbeat is missed, or the engine is closed. One fault acts on a
   * dependency at a time. A probe that a method or spec declares meets it as a call without a known
   * caller.
   *
   * @param fault what is wrong, and for how long
   * @return takes it away, and says that it is still wanted
   * @throws UnknownDependencyException if there is no dependency of this id
   * @throws DrillRefusedException with {@link DrillRefusedException#ESSENTIAL} if the dependency is
   *     essential; one that is idempotent and has a standby is not refused if the fault says {@link
   *     CallFault.Builder#essentialStandby()}, and then calls that have no standby are spared. With
   *     {@link DrillRefusedException#RUNNING} if another fault acts on the dependency
   * @throws IllegalStateException if the engine steps aside or is closed
   */
  FaultLease inject(CallFault fault);

  /**
   * Holds automatic degradation of a dependency back: detection goes on recording and its findings
   * are shown, but they skip no call. Orders, levels and drills hold as ever. When it ends, what
   * detection has found by then decides at once. It ends by itself, or when the engine is closed.
   * Holding back again replaces the end, and closing the earlier one does nothing then.
   *
   * @param dependency its id
   * @param time how long; above zero and at most {@link CallFault#LONGEST}
   * @return ends it early
   * @throws UnknownDependencyException if there is none of this id
   * @throws DrillRefusedException with {@link DrillRefusedException#ESSENTIAL} if it is essential
   * @throws IllegalArgumentException if the time is out of range
   * @throws IllegalStateException if the engine steps aside or is closed
   */
  Registration holdBack(String dependency, Duration time);

  /**
   * Observes the calls of one dependency that begin from now on: each is reported once, when its
   * caller has an answer. A call that its caller cancels is not reported, nor are probes. Does
   * nothing if the engine steps aside.
   *
   * @param dependency its id
   * @param cohort what is asked of each caller; chance decides for one who is not known
   * @param observer hears of the calls
   * @return ends that
   * @throws UnknownDependencyException if there is none of this id
   */
  Registration observe(String dependency, Cohort cohort, CallObserver observer);

  /**
   * Observes the calls of every essential dependency, those that are declared later among them.
   *
   * @param cohort what is asked of each caller; chance decides for one who is not known
   * @param observer hears of the calls
   * @return ends that
   */
  Registration observeEssential(Cohort cohort, CallObserver observer);

  /**
   * Which dependency the calling thread is calling: that of the innermost guarded call it makes. A
   * call is bound to the thread that makes it, which is another one where calls are offloaded, and
   * while it returns its stage or publisher, not until that completes. A probe is a call too.
   *
   * @return its id; empty outside a call, and for calls that began while nobody tracked them
   */
  Optional<String> currentCall();

  /**
   * Has each call bound to the thread that makes it, so that {@link #currentCall()} finds it. Until
   * then nothing is bound, so that it costs nothing.
   *
   * @return ends that, once everybody who asked for it has ended it
   */
  Registration trackCalls();

  /**
   * Takes the engine back to its start, for tests that share one. It ends what people ordered,
   * injected faults, and the hold-back of automatic degradation. It forgets outages, ramps, health
   * reports, the level that was found, and remembered answers: calls return at once.
   *
   * <p>Flags, open windows, orders of other sources, and circuit breakers of the application hold
   * on. Calls under way go on, but how they end says nothing about their dependency. Counts and
   * moments stay, listeners and observers too. The level that was found counts as 0 at once; what
   * measures overload starts again on the engine's timer.
   */
  void reset();

  /** What the instances of this application share. */
  Peers peers();
}
