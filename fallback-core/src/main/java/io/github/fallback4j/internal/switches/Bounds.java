package io.github.fallback4j.internal.switches;

import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.internal.settings.LevelFlag;
import io.github.fallback4j.spi.Time;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The floors of the level, or its caps: what a person ordered last, else the flag that ranks
 * highest, or an open window whose level is above that. Guarded by the switchboard's lock.
 */
final class Bounds {
  private final Time time;
  private final Consumer<? super Bound> expiry;
  private final Function<Instant, Bound> flagged;
  private @Nullable Bound ofWindows;
  private Bound current;
  private @Nullable Ordered ordered;

  private record Ordered(Bound bound, Runnable cancelExpiry) {}

  /**
   * Starts with what the flags say.
   *
   * @param flags by rank
   * @param none the level that bounds nothing
   * @param expiry called by the scheduler when an ordered bound is due to end
   */
  Bounds(List<LevelFlag> flags, int none, Time time, Consumer<? super Bound> expiry) {
    this.time = time;
    this.expiry = expiry;
    this.flagged =
        flags.isEmpty() ? now -> Bound.none(none, now) : now -> Bound.of(flags.get(0), now);
    this.current = prepared();
  }

  /** What holds where nobody ordered anything. */
  private Bound prepared() {
    Bound flag = flagged.apply(time.now());
    return ofWindows != null && ofWindows.level() > flag.level() ? ofWindows : flag;
  }

  /**
   * Follows the windows.
   *
   * @param highest of those that are open; {@code null} if none sets a level
   */
  void follow(@Nullable Bound highest) {
    ofWindows = highest;
    Bound next = prepared();
    if (ordered == null && !next.saysTheSameAs(current)) {
      current = next;
    }
  }

  Bound current() {
    return current;
  }

  /** Sets the bound, in place of any ordered before. */
  void order(LevelOrder order) {
    if (ordered != null) {
      ordered.cancelExpiry().run();
    }
    Bound bound = Bound.of(order, time.now());
    ordered = new Ordered(bound, time.schedule(order.lasting(), () -> expiry.accept(bound)));
    current = bound;
  }

  /** Returns to what flags and windows say; false if nothing was ordered. */
  boolean clear() {
    if (ordered == null) {
      return false;
    }
    ordered.cancelExpiry().run();
    ordered = null;
    current = prepared();
    return true;
  }

  /** Returns to what flags and windows say; false if something else ended this bound before. */
  boolean expire(Bound bound) {
    return ordered != null && ordered.bound().equals(bound) && clear();
  }
}
