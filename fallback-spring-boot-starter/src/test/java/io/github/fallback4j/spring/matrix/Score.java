package io.github.fallback4j.spring.matrix;

/** What all calls of the table are for. */
record Score(String pupil) {
  static final Score FIRST = new Score("ada");
  static final Score SECOND = new Score("bob");

  /** What every fallback answers with. */
  static final Score INSTEAD = new Score("nobody");
}
