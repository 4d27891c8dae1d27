package io.github.fallback4j.internal.switches;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Explanation;
import io.github.fallback4j.internal.verdict.Lease;
import io.github.fallback4j.internal.verdict.Ruling;
import io.github.fallback4j.internal.verdict.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A registered dependency and the claim that decides for it. Guarded by the switchboard's lock. */
final class Member {
  private final DependencySpec spec;
  private final Standing standing;
  private final List<Claim> flags;
  private @Nullable Claim deciding;

  /**
   * Leaves the standing alone until {@link #begin}.
   *
   * @param flags those that cover the dependency, by rank
   */
  Member(DependencySpec spec, Standing standing, List<Claim> flags) {
    this.spec = spec;
    this.standing = standing;
    this.flags = flags;
  }

  /** The claim that decides: people's newest, then the flag that ranks highest. */
  static @Nullable Claim decide(DependencySpec spec, List<Claim> orders, List<Claim> flags) {
    for (Claim order : orders) {
      if (order.covers(spec) && order.refusal(spec) == null) {
        return order;
      }
    }
    for (Claim flag : flags) {
      if (flag.refusal(spec) == null) {
        return flag;
      }
    }
    return null;
  }

  /** What a dependency starts under. The same claims give the same ruling, whenever it starts. */
  static Ruling initialRuling(@Nullable Claim deciding, Instant start) {
    return deciding == null ? Ruling.none(start) : deciding.ruling(deciding.since());
  }

  /** Puts the standing under the claim that decides and the level. */
  void begin(List<Claim> orders, Levels levels, Instant start) {
    deciding = decide(spec, orders, flags);
    standing.rule(initialRuling(deciding, start), false);
    level(levels);
  }

  DependencySpec spec() {
    return spec;
  }

  boolean accepts(Claim claim) {
    return claim.refusal(spec) == null;
  }

  boolean decidedBy(Claim claim) {
    return claim == deciding;
  }

  /** Rules anew if another claim decides now. */
  void review(List<Claim> orders, Instant now, boolean inSteps) {
    Claim next = decide(spec, orders, flags);
    if (next != deciding) {
      deciding = next;
      standing.rule(next == null ? Ruling.none(now) : next.ruling(now), inSteps);
    }
  }

  /** Raises, changes or clears what the level does to it. */
  void level(Levels levels) {
    hold(levels.ordered(spec), Levels.ORDERED);
    hold(levels.found(spec), Levels.FOUND);
  }

  private void hold(Optional<Lease> lease, String source) {
    lease.ifPresentOrElse(standing::raise, () -> standing.clear(Cause.LEVEL, source));
  }

  /**
   * Everything that bears on it: what decides first, then orders and flags by rank, then causes.
   */
  List<Explanation> explain(List<Claim> orders) {
    List<Explanation> causes = standing.explainLeases();
    boolean causeDecides = causes.stream().anyMatch(Explanation::deciding);
    Claim first = causeDecides ? null : deciding;
    List<Explanation> all = new ArrayList<>();
    causes.stream().filter(Explanation::deciding).forEach(all::add);
    if (first != null) {
      all.add(first.explanation(true));
    }
    orders.stream()
        .filter(order -> order != first && order.covers(spec))
        .forEach(order -> all.add(order.explanation(false)));
    flags.stream().filter(flag -> flag != first).forEach(flag -> all.add(flag.explanation(false)));
    causes.stream().filter(cause -> !cause.deciding()).forEach(all::add);
    return List.copyOf(all);
  }
}
