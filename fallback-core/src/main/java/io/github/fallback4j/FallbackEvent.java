package io.github.fallback4j;

import io.github.fallback4j.window.Window;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that changed, and when. Immutable. */
public sealed interface FallbackEvent {

  /** Returns when the event happened. */
  Instant at();

  /** Name of the instance it happened in: that of its engine. */
  String instance();

  /**
   * A dependency stands differently: another status, cause, mode or share of calls.
   *
   * @param at when
   * @param instance where
   * @param dependency its id
   * @param before how it stood
   * @param after how it stands
   * @param firstFault when the first call of this outage failed or was overdue; {@code null} if
   *     calls are well, as they may be when an order, a level or a health signal changed the state
   * @param lastHarmed when the last call before the change ended whose caller waited for a failure
   *     or a deadline, got no permit, or got an exception; {@code null} if there was none
   */
  record StateChanged(
      Instant at,
      String instance,
      String dependency,
      DependencyState before,
      DependencyState after,
      @Nullable Instant firstFault,
      @Nullable Instant lastHarmed)
      implements FallbackEvent {}

  /**
   * One of the two routes to a dependency that has a standby stands differently.
   *
   * @param at when
   * @param instance where
   * @param dependency its id
   * @param before how they stood
   * @param after how they stand
   * @param firstFault when the first call of this outage failed or was overdue; {@code null} if
   *     calls are well, as they may be when the other route answers
   * @param lastHarmed when the last call before the change ended whose caller waited for a failure
   *     or a deadline, got no permit, or got an exception; {@code null} if there was none
   */
  record RoutesChanged(
      Instant at,
      String instance,
      String dependency,
      Routes before,
      Routes after,
      @Nullable Instant firstFault,
      @Nullable Instant lastHarmed)
      implements FallbackEvent {}

  /**
   * An order was given.
   *
   * @param at when
   * @param instance where
   * @param order what was asked for
   * @param until when it ends by itself
   * @param source where it came from
   */
  record Ordered(Instant at, String instance, Order order, Instant until, String source)
      implements FallbackEvent {}

  /**
   * An order given before no longer holds.
   *
   * @param at when
   * @param instance where
   * @param order what had been asked for
   * @param source where it came from
   * @param expired whether it came to its end; otherwise it was cleared or replaced
   */
  record OrderEnded(Instant at, String instance, Order order, String source, boolean expired)
      implements FallbackEvent {}

  /**
   * An order for the level was given.
   *
   * @param at when
   * @param instance where
   * @param order what was asked for
   * @param until when it ends by itself
   */
  record LevelOrdered(Instant at, String instance, LevelOrder order, Instant until)
      implements FallbackEvent {}

  /**
   * An order for the level no longer holds.
   *
   * @param at when
   * @param instance where
   * @param order what had been asked for
   * @param expired whether it came to its end; otherwise it was cleared or replaced
   */
  record LevelOrderEnded(Instant at, String instance, LevelOrder order, boolean expired)
      implements FallbackEvent {}

  /**
   * The level, or what bounds it, is another. One that is found by itself moves in steps of 0.05.
   *
   * @param at when
   * @param instance where
   * @param before how it was
   * @param after how it is
   */
  record LevelChanged(Instant at, String instance, LevelState before, LevelState after)
      implements FallbackEvent {}

  /**
   * For 10 s there has been nothing left to drop, and still it is too much: the highest level is in
   * force, or a lower one at which nothing non-essential is called any more. Told once until the
   * level was 0 again. Why it is too much says the level's reason.
   *
   * @param at when
   * @param instance where
   * @param level the level
   */
  record LevelExhausted(Instant at, String instance, LevelState level) implements FallbackEvent {}

  /**
   * The level rose by half a level or more, and 5 s later what was too much is so as before, give
   * or take 5 %: what the level drops is not what the load is made of.
   *
   * @param at when
   * @param instance where
   * @param from the level before
   * @param to the level it rose to
   */
  record LevelRaisedInVain(Instant at, String instance, double from, double to)
      implements FallbackEvent {}

  /**
   * A prepared window opened: its level or its orders hold.
   *
   * @param at when
   * @param instance where
   * @param window the window
   * @param until when it closes
   */
  record WindowOpened(Instant at, String instance, Window window, Instant until)
      implements FallbackEvent {}

  /**
   * A prepared window closed.
   *
   * @param at when
   * @param instance where
   * @param window the window
   */
  record WindowClosed(Instant at, String instance, Window window) implements FallbackEvent {}

  /**
   * A source of orders has another status: it was lost, say, or found again.
   *
   * @param at when
   * @param instance where
   * @param before how it stood
   * @param after how it stands
   */
  record SourceChanged(Instant at, String instance, SourceState before, SourceState after)
      implements FallbackEvent {}
}
