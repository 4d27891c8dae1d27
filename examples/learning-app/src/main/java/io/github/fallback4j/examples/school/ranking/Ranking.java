package io.github.fallback4j.examples.school.ranking;

import java.util.List;

/** A class, most stars first. */
public record Ranking(List<Row> rows) {

  /**
   * The place of one pupil.
   *
   * @param place 1 is the best; pupils with equally many stars share a place
   */
  public record Row(int place, String pupil, int stars) {}
}
