package io.github.fallback4j;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that changed, and when. Immutable. */
public sealed interface FallbackEvent {

  /** When it happened. */
  Instant at();

  /**
   * A dependency stands differently: another status, cause, mode or share of calls.
   *
   * @param at when
   * @param dependency its id
   * @param before how it stood
   * @param after how it stands
   */
  record StateChanged(Instant at, String dependency, DependencyState before, DependencyState after)
      implements FallbackEvent {}

  /**
   * One of the two ways to a dependency that has a standby stands differently.
   *
   * @param at when
   * @param dependency its id
   * @param before how they stood
   * @param after how they stand
   */
  record RoutesChanged(Instant at, String dependency, Routes before, Routes after)
      implements FallbackEvent {}

  /**
   * An order was given.
   *
   * @param at when
   * @param order what was asked for
   * @param source where it came from
   */
  record Ordered(Instant at, Order order, String source) implements FallbackEvent {}

  /**
   * An order given before no longer holds.
   *
   * @param at when
   * @param order what had been asked for
   * @param source where it came from
   * @param expired whether it came to its end; otherwise it was cleared or replaced
   */
  record OrderEnded(Instant at, Order order, String source, boolean expired)
      implements FallbackEvent {}

  /**
   * The level, or its floor, is another.
   *
   * @param at when
   * @param before how it was
   * @param after how it is
   */
  record LevelChanged(Instant at, LevelState before, LevelState after) implements FallbackEvent {}

  /**
   * Something an operator should look at; nothing stops for it.
   *
   * @param at when
   * @param dependency the dependency it is about, if it is about one
   * @param message what it is
   */
  record Warned(Instant at, @Nullable String dependency, String message) implements FallbackEvent {}
}
