package io.github.fallback4j.examples.school.ranking;

import java.util.List;

/**
 * A class, most stars first.
 *
 * @param resting whether this only stands in for a ranking that cannot be read now
 */
public record Ranking(List<Row> rows, boolean resting) {
  static final Ranking RESTING = new Ranking(List.of(), true);

  /**
   * One pupil.
   *
   * @param place 1 is the best; pupils with equally many stars share a place
   */
  public record Row(int place, String pupil, int stars) {}
}
