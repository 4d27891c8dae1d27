package io.github.fallback4j.internal.switches;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.FallbackEvent.LevelChanged;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.LevelState;
import io.github.fallback4j.internal.verdict.Lease;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The level: what an overload was found to need, between the floor and the cap that are asked for.
 * Each change leaves a record. Guarded by the switchboard's lock.
 */
final class Levels {
  /** Holds the lease of the floor, wherever that comes from: one takes the place of another. */
  static final String ORDERED = "level";

  /** Holds the lease of what was found. */
  static final String FOUND = LevelState.CONTROLLER;

  private final Journal journal;
  private Bound floor;
  private Bound cap;
  private Found found;
  private LevelState state;

  /** What was found; since when there is something to find. */
  private record Found(double level, @Nullable String reason, Instant since) {}

  /** Starts at 0, with nothing asked for. */
  Levels(Journal journal) {
    this.journal = journal;
    Instant now = journal.time().now();
    this.floor = Bound.none(0, now);
    this.cap = Bound.none(LevelOrder.HIGHEST, now);
    this.found = new Found(0, null, now);
    this.state = describe();
  }

  LevelState state() {
    return state;
  }

  /** Starts with what the sources ask for, which leaves no record. */
  void begin(ClaimSources sources) {
    take(sources);
    state = describe();
  }

  /** Takes over what the sources ask for; returns whether it is something else. */
  boolean follow(ClaimSources sources) {
    boolean other = take(sources);
    if (other) {
      changed();
    }
    return other;
  }

  /** Bounds that decide already do so since they began. */
  private boolean take(ClaimSources sources) {
    Instant now = journal.time().now();
    Bound nextFloor = sources.floor(now);
    Bound nextCap = sources.cap(now);
    boolean sameFloor = nextFloor.saysTheSameAs(floor);
    boolean sameCap = nextCap.saysTheSameAs(cap);
    floor = sameFloor ? floor : nextFloor.since(now);
    cap = sameCap ? cap : nextCap.since(now);
    return !(sameFloor && sameCap);
  }

  /** Takes over what was found. */
  void found(double level, @Nullable String reason) {
    Instant since = level > 0 && found.level() > 0 ? found.since() : journal.time().now();
    found = new Found(level, reason, since);
    changed();
  }

  private void changed() {
    LevelState before = state;
    LevelState after = describe();
    state = after;
    if (!after.equals(before)) {
      journal.write((now, instance) -> new LevelChanged(now, instance, before, after));
    }
  }

  private LevelState describe() {
    boolean capped = found.level() > cap.level();
    double free = Math.min(cap.level(), found.level());
    if (free > floor.level() && !capped) {
      return state(free, new Claimant(FOUND, null, found.reason(), found.since(), null));
    }
    boolean onlyCapped = capped && floor.claimant().source() == null;
    Bound deciding = free > floor.level() || onlyCapped ? cap : floor;
    return state(Math.max(floor.level(), free), deciding.claimant());
  }

  private LevelState state(double value, Claimant deciding) {
    return new LevelState(
        value,
        floor.level(),
        cap.level(),
        found.level(),
        deciding.source(),
        deciding.by(),
        deciding.reason(),
        deciding.source() == null ? null : deciding.since(),
        deciding.until());
  }

  /** What the floor does to a dependency; empty if it lets all its calls through. */
  Optional<Lease> ordered(DependencySpec spec) {
    Claimant by = floor.claimant();
    String why =
        by.reason() != null ? by.reason() : "level " + floor.level() + " by " + by.source();
    return lease(
        spec, floor.level(), true, new Claimant(ORDERED, by.by(), why, by.since(), by.until()));
  }

  /** What was found does to a dependency, as far as it may; empty if it lets all calls through. */
  Optional<Lease> found(DependencySpec spec) {
    return spec.automatic() == Automatic.OFF
        ? Optional.empty()
        : lease(
            spec,
            Math.min(found.level(), cap.level()),
            spec.automatic() == Automatic.ENFORCE,
            new Claimant(FOUND, null, "overload", found.since(), null));
  }

  private static Optional<Lease> lease(
      DependencySpec spec, double level, boolean enforced, Claimant claimant) {
    double admitted = LevelShare.admitted(level, spec.criticality());
    return spec.essential() || admitted >= 1
        ? Optional.empty()
        : Optional.of(
            new Lease(
                Cause.LEVEL,
                String.valueOf(claimant.source()),
                admitted,
                enforced,
                claimant.by(),
                claimant.reason(),
                claimant.since(),
                claimant.until(),
                null));
  }
}
