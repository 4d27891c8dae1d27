package io.github.fallback4j.examples.lab.report;

import java.util.List;

/**
 * A chart: lines over one axis of time.
 *
 * @param title what the lines show, with the unit
 * @param logarithmic whether the axis of values is
 * @param lowest where that axis begins; above 0 if it is logarithmic
 * @param highest where it ends
 * @param lines one for each protection
 */
record Panel(String title, boolean logarithmic, double lowest, double highest, List<Series> lines) {

  /** How far up a value stands, from 0 to 1. */
  double height(double value) {
    double bounded = Math.min(Math.max(value, lowest), highest);
    return logarithmic
        ? Math.log(bounded / lowest) / Math.log(highest / lowest)
        : (bounded - lowest) / (highest - lowest);
  }

  /** The values that are marked on the axis. */
  double[] marks() {
    if (!logarithmic) {
      return new double[] {lowest, (lowest + highest) / 2, highest};
    }
    int count = (int) Math.round(Math.log10(highest / lowest)) + 1;
    double[] marks = new double[count];
    for (int index = 0; index < count; index++) {
      marks[index] = lowest * Math.pow(10, index);
    }
    return marks;
  }
}
