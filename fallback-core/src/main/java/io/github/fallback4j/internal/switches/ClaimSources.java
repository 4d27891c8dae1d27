package io.github.fallback4j.internal.switches;

import static java.util.Comparator.comparing;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.internal.settings.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sources by rank, and what they come to: the one list from which is decided who orders what.
 * Guarded by the switchboard's lock.
 */
final class ClaimSources {
  private final List<ClaimSource> byRank = new ArrayList<>();

  /**
   * Adds a source behind those of its rank.
   *
   * @throws InvalidConfigurationException if another has its name
   */
  ClaimSource add(Rank rank, String name) {
    if (byRank.stream().anyMatch(source -> source.name().equals(name))) {
      throw new InvalidConfigurationException(
          "two sources of orders are named '" + name + "'", "give each its own name");
    }
    ClaimSource source = new ClaimSource(rank, name);
    byRank.add(source);
    byRank.sort(comparing(ClaimSource::rank));
    return source;
  }

  /** All modes that cover a dependency, the one that ranks highest first. */
  List<Claim> covering(DependencySpec spec) {
    List<Target> targets = Target.allOf(spec);
    List<Claim> covering = new ArrayList<>();
    byRank.forEach(source -> covering.addAll(source.claims().covering(targets)));
    return covering;
  }

  /** The mode that decides for a dependency: of those that can hold, the one that ranks highest. */
  @Nullable Claim deciding(DependencySpec spec) {
    List<Target> targets = Target.allOf(spec);
    for (ClaimSource source : byRank) {
      for (Claim claim : source.claims().covering(targets)) {
        if (claim.refusal(spec) == null) {
          return claim;
        }
      }
    }
    return null;
  }

  /**
   * The floor of the level: the one that ranks highest. Windows only raise it, and not above one
   * that people ordered.
   */
  Bound floor(Instant now) {
    Bound standing = null;
    Bound window = null;
    for (ClaimSource source : byRank) {
      Bound next = source.claims().floor();
      if (next != null && source.rank() == Rank.PEOPLE) {
        return next;
      }
      if (source.rank() == Rank.WINDOWS) {
        window = next;
      } else if (standing == null) {
        standing = next;
      }
    }
    Bound floor = standing == null ? Bound.none(0, now) : standing;
    return window != null && window.level() > floor.level() ? window : floor;
  }

  /** The cap of the level: the one that ranks highest. */
  Bound cap(Instant now) {
    for (ClaimSource source : byRank) {
      Bound cap = source.claims().cap();
      if (cap != null) {
        return cap;
      }
    }
    return Bound.none(LevelOrder.HIGHEST, now);
  }
}
