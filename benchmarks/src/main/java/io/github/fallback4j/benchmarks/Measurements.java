package io.github.fallback4j.benchmarks;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.util.ListStatistics;

/**
 * All that was measured: round by round, one fork of each case. What is compared is compared within
 * a round, minutes apart at most; then the median of the rounds counts.
 */
final class Measurements {
  private static final double CONFIDENCE = 0.999;

  private final List<Map<Case, Fork>> rounds;

  Measurements(List<Map<Case, Fork>> rounds) {
    this.rounds = rounds.stream().<Map<Case, Fork>>map(EnumMap::new).toList();
  }

  /** One figure of one case, by round; a round in which the case failed is left out. */
  Figures of(Case measured, ToDoubleFunction<Fork> figure) {
    return new Figures(
        rounds.stream()
            .filter(round -> round.containsKey(measured))
            .map(round -> figure.applyAsDouble(round.get(measured)))
            .toList());
  }

  /** One figure of two cases compared, by round. */
  Figures compare(
      Case one, Case other, ToDoubleFunction<Fork> figure, ToDoubleBiFunction<Double, Double> by) {
    return new Figures(
        rounds.stream()
            .filter(round -> round.containsKey(one) && round.containsKey(other))
            .map(
                round ->
                    by.applyAsDouble(
                        figure.applyAsDouble(round.get(one)),
                        figure.applyAsDouble(round.get(other))))
            .toList());
  }

  /** Half of JMH's 99.9 % interval of the mean, over the iterations of all rounds. */
  double error(Case measured) {
    double[] iterations =
        rounds.stream()
            .filter(round -> round.containsKey(measured))
            .flatMap(round -> round.get(measured).iterations().stream())
            .mapToDouble(Double::doubleValue)
            .toArray();
    return new ListStatistics(iterations).getMeanErrorAt(CONFIDENCE);
  }
}
