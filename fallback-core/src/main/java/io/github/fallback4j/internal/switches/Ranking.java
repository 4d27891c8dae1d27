package io.github.fallback4j.internal.switches;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Explanation;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.LevelState;
import io.github.fallback4j.UnknownDependencyException;
import io.github.fallback4j.internal.settings.Target;
import io.github.fallback4j.internal.verdict.Ruling;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.spi.Time;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every dependency, under what the sources ask for and under the level. Guarded by the
 * switchboard's lock.
 */
final class Ranking {
  private final SwitchedDependencies members = new SwitchedDependencies();
  private final ClaimSources sources;
  private final Levels levels;
  private final Time time;
  private final Instant start;

  /**
   * Starts with no dependency to rank for.
   *
   * @param sources what they ask for now holds from the start, which leaves no record
   */
  Ranking(ClaimSources sources, Journal journal) {
    this.sources = sources;
    this.levels = new Levels(journal);
    this.time = journal.time();
    this.start = time.now();
    levels.begin(sources);
  }

  /** What a dependency starts under. */
  Ruling initialRuling(DependencySpec spec) {
    return SwitchedDependency.initialRuling(spec, sources, start);
  }

  /**
   * Takes a dependency in.
   *
   * @throws InvalidConfigurationException if its id differs from another's in dashes only
   */
  void register(DependencySpec spec, Standing standing) {
    SwitchedDependency member = new SwitchedDependency(spec, standing);
    members.add(member);
    member.begin(sources, levels, start);
  }

  /** Every dependency, by id. */
  Collection<SwitchedDependency> all() {
    return members.all();
  }

  /**
   * Those a target covers, by id.
   *
   * @throws UnknownDependencyException if the target names none
   */
  Collection<SwitchedDependency> covered(Target target) {
    return members.covered(target);
  }

  /**
   * Decides anew after a source has changed.
   *
   * @param concerned whom the change may concern; a change of the level concerns all
   * @param inSteps whether calls that return do so in steps
   */
  void again(Collection<SwitchedDependency> concerned, boolean inSteps) {
    Instant now = time.now();
    concerned.forEach(member -> member.review(sources, now, inSteps));
    if (levels.follow(sources)) {
      all().forEach(member -> member.level(levels, inSteps));
    }
  }

  /** Takes over the level that was found. */
  void found(double level, @Nullable String reason) {
    levels.found(level, reason);
    all().forEach(member -> member.level(levels, false));
  }

  LevelState level() {
    return levels.state();
  }

  /**
   * Everything that bears on a dependency.
   *
   * @throws UnknownDependencyException if there is none of this id
   */
  List<Explanation> explain(String id) {
    return members.get(id).explain(sources);
  }
}
