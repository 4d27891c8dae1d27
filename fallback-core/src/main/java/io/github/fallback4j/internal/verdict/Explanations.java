package io.github.fallback4j.internal.verdict;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.Explanation;
import io.github.fallback4j.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Explains a state by the leases behind it. Stateless. */
final class Explanations {
  /** The deciding ones first, then those that admit least. */
  static final Comparator<Explanation> ORDER =
      Comparator.comparing((Explanation cause) -> !cause.deciding())
          .thenComparing(Explanation::admitted)
          .thenComparing(Explanation::cause);

  private Explanations() {}

  /**
   * Every cause that bears on a dependency, in no order. The ruling is not among them.
   *
   * @param leases on it
   * @param ruling what is ordered for it
   * @param state how it stands
   */
  static List<Explanation> of(Leases leases, Ruling ruling, DependencyState state) {
    List<Explanation> causes = new ArrayList<>();
    for (Lease lease : leases.all()) {
      boolean deciding =
          ruling.cause() == Cause.NONE
              && state.status() == Status.DEGRADED
              && leases.enforces(lease)
              && lease.cause() == state.cause()
              && lease.source().equals(state.source());
      causes.add(explain(lease, deciding));
    }
    if (state.status() == Status.RECOVERING) {
      causes.add(explainRamp(state));
    }
    return causes;
  }

  private static Explanation explain(Lease lease, boolean deciding) {
    return new Explanation(
        deciding,
        null,
        lease.cause(),
        lease.admitted(),
        lease.source(),
        lease.by(),
        lease.reason(),
        lease.since(),
        lease.until());
  }

  private static Explanation explainRamp(DependencyState state) {
    return new Explanation(
        true,
        null,
        state.cause(),
        state.admitted(),
        "ramp",
        state.by(),
        "calls return in steps",
        state.since(),
        null);
  }
}
