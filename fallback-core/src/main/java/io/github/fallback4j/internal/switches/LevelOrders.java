package io.github.fallback4j.internal.switches;

import io.github.fallback4j.FallbackEvent.LevelOrderEnded;
import io.github.fallback4j.FallbackEvent.LevelOrdered;
import io.github.fallback4j.LevelBound;
import io.github.fallback4j.LevelOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What people ordered for the level: a floor, a cap, or both in one. Each order leaves a record
 * when it is given and when it ends. Guarded by the switchboard's lock.
 */
final class LevelOrders {
  private final Journal journal;
  private final Consumer<? super Given> expiry;
  private @Nullable Given floor;
  private @Nullable Given cap;

  /** An order in force. Compared by identity: the same order given twice is two. */
  static final class Given {
    private final LevelOrder order;
    private final Bound bound;
    private Runnable cancelExpiry = () -> {};

    private Given(LevelOrder order, Bound bound) {
      this.order = order;
      this.bound = bound;
    }
  }

  /**
   * Starts without orders for the level.
   *
   * @param journal records each order given or ended
   * @param expiry called by the scheduler when one is due to end
   */
  LevelOrders(Journal journal, Consumer<? super Given> expiry) {
    this.journal = journal;
    this.expiry = expiry;
  }

  @Nullable Bound floor() {
    return floor == null ? null : floor.bound;
  }

  @Nullable Bound cap() {
    return cap == null ? null : cap.bound;
  }

  /**
   * Adds an order: a floor takes the place of a floor, a cap that of a cap, and a pin both; either
   * ends a pin.
   *
   * @param now when it is given
   * @param until when it ends
   */
  void give(LevelOrder order, Instant now, Instant until) {
    boolean floors = order.bound() != LevelBound.CAP;
    boolean caps = order.bound() != LevelBound.FLOOR;
    if (floors || floor == cap) {
      end(floor, false);
    }
    if (caps) {
      end(cap, false);
    }
    Given given = new Given(order, Bound.of(order, now, until));
    given.cancelExpiry =
        journal.time().schedule(Duration.between(now, until), () -> expiry.accept(given));
    floor = floors ? given : floor;
    cap = caps ? given : cap;
    journal.write((at, instance) -> new LevelOrdered(at, instance, order, until));
  }

  /** Ends what was ordered; false if nothing was. */
  boolean clear() {
    boolean floored = end(floor, false);
    return end(cap, false) || floored;
  }

  /** Ends an order; false if something else ended it before. */
  boolean expire(Given given) {
    return (given == floor || given == cap) && end(given, true);
  }

  private boolean end(@Nullable Given ended, boolean expired) {
    if (ended == null) {
      return false;
    }
    floor = floor == ended ? null : floor;
    cap = cap == ended ? null : cap;
    ended.cancelExpiry.run();
    LevelOrder order = ended.order;
    journal.write((at, instance) -> new LevelOrderEnded(at, instance, order, expired));
    return true;
  }
}
