package io.github.fallback4j;

import io.github.fallback4j.window.WindowState;
import java.util.List;

/**
 * Where orders are given, undone and explained. Safe for use by many threads.
 *
 * <p>Of several orders given here the newest that covers a dependency wins, and when it ends, the
 * next. They outrank the other sources of orders, and live in this engine and die with it.
 */
public interface Switchboard {

  /**
   * Applies an order at once. It replaces the order given here for exactly the same target.
   *
   * @param order what is asked for
   * @return what came of it for each dependency it covers
   * @throws UnknownDependencyException if the target names no dependency
   */
  OrderReceipt order(Order order);

  /**
   * Bounds the level, in place of what was given here before: a floor replaces a floor, a cap a
   * cap, and a pin both; either ends a pin.
   *
   * @param order what is asked for
   */
  void order(LevelOrder order);

  /**
   * Removes the order given here for exactly this target; where there is none, nothing changes.
   *
   * @param target an id, {@code tag:x}, {@code all} or {@code *}
   * @return whether there was one
   * @throws UnknownDependencyException if the target names no dependency
   */
  boolean clear(String target);

  /**
   * Removes floor and cap given here.
   *
   * @return whether there was either
   */
  boolean clearLevel();

  /** The level and where it comes from. */
  LevelState level();

  /**
   * Every order and cause that bears on a dependency, the deciding one first.
   *
   * @param id a dependency's id
   * @return empty if nothing bears on it
   * @throws UnknownDependencyException if there is none of this id
   */
  List<Explanation> explain(String id);

  /**
   * The dependencies a target covers, in alphabetical order.
   *
   * @param target an id, {@code tag:x}, {@code all} or {@code *}
   * @throws UnknownDependencyException if the target names no dependency
   */
  List<String> covered(String target);

  /** The prepared windows, as they were declared: first in code, then in settings. */
  List<WindowState> windows();

  /**
   * The sources of orders that may be lost or damaged, the one that ranks highest first: those that
   * were added, environment and configuration.
   */
  List<SourceState> sources();

  /** What is wrong with the flags: each one ignored, and why. Empty if all are understood. */
  List<String> warnings();
}
