package io.github.fallback4j.spi;

import io.github.fallback4j.FallbackEvent;
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

  /** What the instances of this application share. */
  Peers peers();
}
