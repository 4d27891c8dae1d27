package io.github.fallback4j.examples.webflux;

import java.util.List;

/** A class, most stars first. */
public record Ranking(List<Row> rows) {

  /** The place of one pupil. */
  public record Row(String pupil, int stars) {}
}
