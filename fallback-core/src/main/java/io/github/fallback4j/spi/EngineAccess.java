package io.github.fallback4j.spi;

import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.UnknownDependencyException;
import java.util.List;
import java.util.function.Consumer;

/**
 * What an engine offers to modules that stand beside it: incidents, drills, test kits. Applications
 * do not need it. What nobody uses costs nothing. Safe for use by many threads.
 */
public interface EngineAccess {

  /**
   * The engine's time. Tasks run on the engine's timer, one after another, so they must be short
   * and never block; none runs once the engine is closed. Closing what is returned ends the tasks
   * that were scheduled by it, and nothing else.
   */
  Time time();

  /**
   * Adds a listener. Listeners hear of one event after another on a thread of their own, and cannot
   * break a call.
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

  /** What the instances of this application share. */
  Peers peers();
}
