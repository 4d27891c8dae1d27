package io.github.fallback4j.benchmarks;

import java.util.List;

/**
 * One figure, by round.
 *
 * @param sorted the lowest first; empty if it could not be measured
 */
record Figures(List<Double> sorted) {

  Figures {
    sorted = sorted.stream().sorted().toList();
  }

  boolean measured() {
    return !sorted.isEmpty();
  }

  double lowest() {
    return sorted.get(0);
  }

  double highest() {
    return sorted.get(sorted.size() - 1);
  }

  double median() {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
