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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A registered dependency and the claim that decides for it. Guarded by the switchboard's lock. */
final class SwitchedDependency {
  private final DependencySpec spec;
  private final Standing standing;
  private final List<Claim> flags;
  private @Nullable Claim deciding;

  /**
   * Leaves the standing alone until {@link #begin}.
   *
   * @param flags those that cover the dependency, by rank
   */
  SwitchedDependency(DependencySpec spec, Standing standing, List<Claim> flags) {
    this.spec = spec;
    this.standing = standing;
    this.flags = flags;
  }

  /**
   * What a dependency starts under. The same claims give the same ruling, whenever it starts.
   *
   * @param coming claims that come and go
   * @param flags claims that stay
   */
  static Ruling initialRuling(
      DependencySpec spec, List<Claim> coming, List<Claim> flags, Instant start) {
    return initialRuling(decide(spec, coming, flags), start);
  }

  private static Ruling initialRuling(@Nullable Claim deciding, Instant start) {
    return deciding == null ? Ruling.none(start) : deciding.ruling(deciding.since());
  }

  /** The claim that decides: of those that can hold, the one that ranks highest. */
  private static @Nullable Claim decide(
      DependencySpec spec, List<Claim> coming, List<Claim> flags) {
    return ranked(spec, coming, flags).stream()
        .filter(claim -> claim.refusal(spec) == null)
        .findFirst()
        .orElse(null);
  }

  private static List<Claim> ranked(DependencySpec spec, List<Claim> coming, List<Claim> flags) {
    return Claim.ranked(Stream.concat(coming.stream(), flags.stream()), spec);
  }

  /** Puts the standing under the claim that decides and the level. */
  void begin(List<Claim> coming, Levels levels, Instant start) {
    deciding = decide(spec, coming, flags);
    standing.rule(initialRuling(deciding, start), false);
    level(levels, false);
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
  void review(List<Claim> coming, Instant now, boolean inSteps) {
    Claim next = decide(spec, coming, flags);
    if (next != deciding) {
      deciding = next;
      standing.rule(next == null ? Ruling.none(now) : next.ruling(now), inSteps);
    }
  }

  /**
   * Raises, changes or clears what the level does to it.
   *
   * @param inSteps whether calls that the floor drops no longer return in steps
   */
  void level(Levels levels, boolean inSteps) {
    hold(levels.ordered(spec), Levels.ORDERED, inSteps);
    hold(levels.found(spec), Levels.FOUND, false);
  }

  private void hold(Optional<Lease> lease, String source, boolean inSteps) {
    if (lease.isPresent()) {
      standing.raise(lease.get());
    } else if (inSteps) {
      standing.release(Cause.LEVEL, source);
    } else {
      standing.clear(Cause.LEVEL, source);
    }
  }

  /** Everything that bears on it: what decides first, then claims by rank, then causes. */
  List<Explanation> explain(List<Claim> coming) {
    List<Explanation> causes = standing.explainLeases();
    boolean causeDecides = causes.stream().anyMatch(Explanation::deciding);
    Claim first = causeDecides ? null : deciding;
    List<Explanation> all = new ArrayList<>();
    causes.stream().filter(Explanation::deciding).forEach(all::add);
    if (first != null) {
      all.add(first.explanation(true));
    }
    ranked(spec, coming, flags).stream()
        .filter(claim -> claim != first)
        .forEach(claim -> all.add(claim.explanation(false)));
    causes.stream().filter(cause -> !cause.deciding()).forEach(all::add);
    return List.copyOf(all);
  }
}
