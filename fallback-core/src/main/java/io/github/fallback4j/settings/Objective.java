package io.github.fallback4j.settings;

import static io.github.fallback4j.settings.DependencySettings.OBJECTIVE;
import static io.github.fallback4j.settings.DependencySettings.OBJECTIVE_LATENCY;

import io.github.fallback4j.InvalidConfigurationException;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an essential dependency is meant to keep: the share of its calls that are good. A call is
 * good if it succeeds (an exception that is an answer is a success) and, where a latency is set,
 * takes no longer. Immutable.
 *
 * @param share of calls that are good; above 0 and below 1, like 0.9995 for 99.95 %
 * @param latency how long a good call takes at most; 1 ms to 1 h. {@code null} for no bound
 */
public record Objective(double share, @Nullable Duration latency) {

  /**
   * @throws InvalidConfigurationException if a value is out of range
   */
  public Objective {
    OBJECTIVE.check(share);
    if (latency != null) {
      OBJECTIVE_LATENCY.check(latency);
    }
  }

  /**
   * How fast calls use up the error budget: the share of bad ones divided by the share that may be
   * bad, which is {@code 1 - share()}. At 1 they use exactly what is allowed for the time they
   * span, at 2 twice that, and with none bad, 0. The term and its use for alerts are those of
   * "Alerting on SLOs" in <i>The Site Reliability Workbook</i> (O'Reilly 2018).
   *
   * @param calls how many calls ended; 0 burns nothing
   * @param bad how many of them were not good; 0 to {@code calls}
   */
  public double burnRate(long calls, long bad) {
    return calls == 0 ? 0 : (double) bad / calls / allowed();
  }

  /** In decimals: 1 - 0.9995 in binary is not quite 0.0005, and would show in every rate. */
  private double allowed() {
    return BigDecimal.ONE.subtract(BigDecimal.valueOf(share)).doubleValue();
  }
}
