package io.github.fallback4j.examples.lab.report;

import java.util.List;

/**
 * A line of a chart.
 *
 * @param name what it stands for
 * @param points from left to right; those that are not a number interrupt it
 */
record Series(String name, List<Point> points) {

  /**
   * A point of it.
   *
   * @param x seconds since the fault began
   */
  record Point(double x, double y) {}
}
