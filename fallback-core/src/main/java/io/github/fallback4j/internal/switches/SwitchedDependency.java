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
final class SwitchedDependency {
  private final DependencySpec spec;
  private final Standing standing;
  private @Nullable Claim deciding;

  /** Leaves the standing alone until {@link #begin}. */
  SwitchedDependency(DependencySpec spec, Standing standing) {
    this.spec = spec;
    this.standing = standing;
  }

  /**
   * What a dependency starts under. The same claims give the same ruling, whenever it starts.
   *
   * @param start since when nothing is ordered, if nothing is
   */
  static Ruling initialRuling(DependencySpec spec, ClaimSources sources, Instant start) {
    return initialRuling(sources.deciding(spec), start);
  }

  private static Ruling initialRuling(@Nullable Claim deciding, Instant start) {
    return deciding == null ? Ruling.none(start) : deciding.ruling(deciding.since());
  }

  /** Puts the standing under the claim that decides and the level. */
  void begin(ClaimSources sources, Levels levels, Instant start) {
    deciding = sources.deciding(spec);
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
  void review(ClaimSources sources, Instant now, boolean inSteps) {
    Claim next = sources.deciding(spec);
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
  List<Explanation> explain(ClaimSources sources) {
    List<Explanation> causes = standing.explainLeases();
    boolean causeDecides = causes.stream().anyMatch(Explanation::deciding);
    Claim first = causeDecides ? null : deciding;
    List<Explanation> all = new ArrayList<>();
    causes.stream().filter(Explanation::deciding).forEach(all::add);
    if (first != null) {
      all.add(first.explanation(true));
    }
    sources.covering(spec).stream()
        .filter(claim -> claim != first)
        .forEach(claim -> all.add(claim.explanation(false)));
    causes.stream().filter(cause -> !cause.deciding()).forEach(all::add);
    return List.copyOf(all);
  }
}
