package io.github.fallback4j.internal.switches;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.FallbackEvent.LevelChanged;
import io.github.fallback4j.LevelBound;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.LevelState;
import io.github.fallback4j.internal.settings.Flags;
import io.github.fallback4j.internal.verdict.Lease;
import io.github.fallback4j.spi.Time;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The level: what an overload was found to need, between the floor and the cap that are ordered.
 * Each change leaves a record. Guarded by the switchboard's lock.
 */
final class Levels {
  /** Holds the lease of the floor, wherever that comes from: one takes the place of another. */
  static final String ORDERED = "level";

  /** Holds the lease of what was found. */
  static final String FOUND = LevelState.CONTROLLER;

  private final Time time;
  private final Consumer<? super FallbackEvent> record;
  private final Bounds floors;
  private final Bounds caps;
  private boolean pinned;
  private Found found;
  private LevelState state;

  /** What was found; since when there is something to find. */
  private record Found(double level, @Nullable String reason, Instant since) {}

  /** Called by the scheduler when something that was ordered is due to end. */
  interface Expiry {
    /** Ends a floor. */
    void floor(Bound floor);

    /** Ends a cap. */
    void cap(Bound cap);
  }

  /**
   * Starts with what flags and windows say.
   *
   * @param ofWindows the highest floor of those that are open; {@code null} if there is none
   * @param record hears of each change
   */
  Levels(
      Flags flags,
      @Nullable Bound ofWindows,
      Time time,
      Consumer<? super FallbackEvent> record,
      Expiry expiry) {
    this.time = time;
    this.record = record;
    this.floors = new Bounds(flags.levels(), 0, time, expiry::floor);
    this.caps = new Bounds(flags.caps(), LevelOrder.HIGHEST, time, expiry::cap);
    this.floors.follow(ofWindows);
    this.found = new Found(0, null, time.now());
    this.state = describe();
  }

  LevelState state() {
    return state;
  }

  void order(LevelOrder order) {
    if (pinned) {
      clearBounds();
    }
    pinned = order.bound() == LevelBound.PIN;
    if (order.bound() != LevelBound.CAP) {
      floors.order(order);
    }
    if (order.bound() != LevelBound.FLOOR) {
      caps.order(order);
    }
    changed();
  }

  /**
   * Follows the windows.
   *
   * @param highest floor of those that are open; {@code null} if there is none
   */
  void follow(@Nullable Bound highest) {
    floors.follow(highest);
    changed();
  }

  /** Returns to what flags and windows say; false if nothing was ordered. */
  boolean clear() {
    return clearBounds() && changed();
  }

  private boolean clearBounds() {
    pinned = false;
    boolean floor = floors.clear();
    return caps.clear() || floor;
  }

  boolean expireFloor(Bound floor) {
    return floors.expire(floor) && changed();
  }

  boolean expireCap(Bound cap) {
    return caps.expire(cap) && changed();
  }

  /** Takes over what was found. */
  void found(double level, @Nullable String reason) {
    Instant since = level > 0 && found.level() > 0 ? found.since() : time.now();
    found = new Found(level, reason, since);
    changed();
  }

  private boolean changed() {
    LevelState before = state;
    state = describe();
    if (!state.equals(before)) {
      record.accept(new LevelChanged(time.now(), before, state));
    }
    return true;
  }

  private LevelState describe() {
    Bound floor = floors.current();
    Bound cap = caps.current();
    boolean capped = found.level() > cap.level();
    double free = Math.min(cap.level(), found.level());
    if (free > floor.level() && !capped) {
      return state(free, FOUND, null, found.reason(), found.since(), null);
    }
    boolean onlyCapped = capped && floor.source() == null;
    Bound deciding = free > floor.level() || onlyCapped ? cap : floor;
    return state(
        Math.max(floor.level(), free),
        deciding.source(),
        deciding.by(),
        deciding.reason(),
        deciding.source() == null ? null : deciding.since(),
        deciding.until());
  }

  private LevelState state(
      double value,
      @Nullable String source,
      @Nullable String by,
      @Nullable String reason,
      @Nullable Instant since,
      @Nullable Instant until) {
    return new LevelState(
        value,
        floors.current().level(),
        caps.current().level(),
        found.level(),
        source,
        by,
        reason,
        since,
        until);
  }

  /** What the floor does to a dependency; empty if it lets all its calls through. */
  Optional<Lease> ordered(DependencySpec spec) {
    Bound floor = floors.current();
    String why =
        floor.reason() != null
            ? floor.reason()
            : "level " + floor.level() + " by " + floor.source();
    return lease(spec, floor.level(), ORDERED, true, floor.by(), why, floor.since(), floor.until());
  }

  /** What was found does to a dependency, as far as it may; empty if it lets all calls through. */
  Optional<Lease> found(DependencySpec spec) {
    return spec.automatic() == Automatic.OFF
        ? Optional.empty()
        : lease(
            spec,
            Math.min(found.level(), caps.current().level()),
            FOUND,
            spec.automatic() == Automatic.ENFORCE,
            null,
            "overload",
            found.since(),
            null);
  }

  private static Optional<Lease> lease(
      DependencySpec spec,
      double level,
      String source,
      boolean enforced,
      @Nullable String by,
      String reason,
      Instant since,
      @Nullable Instant until) {
    double admitted = LevelShare.admitted(level, spec.criticality());
    return spec.essential() || admitted >= 1
        ? Optional.empty()
        : Optional.of(
            new Lease(Cause.LEVEL, source, admitted, enforced, by, reason, since, until, null));
  }
}
