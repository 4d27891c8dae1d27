package io.github.fallback4j.internal.switches;

import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.FallbackEvent.LevelChanged;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.internal.settings.LevelFlag;
import io.github.fallback4j.spi.Time;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The floors of the level: what a person ordered last, else the flag that ranks highest. Each
 * change leaves a record. Guarded by the switchboard's lock.
 */
final class Floors {
  private final Time time;
  private final Consumer<? super FallbackEvent> record;
  private final Consumer<? super Floor> expiry;
  private final Function<Instant, Floor> flagged;
  private Floor current;
  private @Nullable Ordered ordered;

  private record Ordered(Floor floor, Runnable cancelExpiry) {}

  /**
   * Starts with what the flags say.
   *
   * @param flags by rank
   * @param record hears of each change
   * @param expiry called by the scheduler when an ordered floor is due to end
   */
  Floors(
      List<LevelFlag> flags,
      Time time,
      Consumer<? super FallbackEvent> record,
      Consumer<? super Floor> expiry) {
    this.time = time;
    this.record = record;
    this.expiry = expiry;
    this.flagged = flags.isEmpty() ? Floor::none : now -> Floor.of(flags.get(0), now);
    this.current = flagged.apply(time.now());
  }

  Floor current() {
    return current;
  }

  /** Sets the floor, in place of any ordered before. */
  void order(LevelOrder order) {
    if (ordered != null) {
      ordered.cancelExpiry().run();
    }
    Floor floor = Floor.of(order, time.now());
    ordered = new Ordered(floor, time.schedule(order.lasting(), () -> expiry.accept(floor)));
    change(floor);
  }

  /** Returns to what the flags say; false if nothing was ordered. */
  boolean clear() {
    if (ordered == null) {
      return false;
    }
    ordered.cancelExpiry().run();
    ordered = null;
    change(flagged.apply(time.now()));
    return true;
  }

  /** Returns to what the flags say; false if something else ended this floor before. */
  boolean expire(Floor floor) {
    return ordered != null && ordered.floor().equals(floor) && clear();
  }

  private void change(Floor next) {
    LevelChanged changed = new LevelChanged(time.now(), current.state(), next.state());
    current = next;
    record.accept(changed);
  }
}
