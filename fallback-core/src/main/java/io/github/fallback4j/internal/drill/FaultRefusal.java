package io.github.fallback4j.internal.drill;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.spi.CallFault;

/** Says which faults are not injected. */
public final class FaultRefusal {
  private FaultRefusal() {}

  /**
   * Refuses what would act on something essential.
   *
   * @param fault the fault
   * @param spec its dependency
   * @throws IllegalArgumentException if the dependency is essential, unless it has a standby and
   *     the fault says that it may act on its primary
   */
  public static void check(CallFault fault, DependencySpec spec) {
    if (!spec.essential()) {
      return;
    }
    if (spec.standby() == null) {
      throw new IllegalArgumentException(
          "dependency '%s' is essential and has no standby, so no fault acts on it"
              .formatted(spec.id()));
    }
    if (!fault.essentialStandby()) {
      throw new IllegalArgumentException(
          ("dependency '%s' is essential; say essentialStandby() to let %s act on its primary where"
                  + " a call may be made once more by the standby")
              .formatted(spec.id(), fault.fault()));
    }
  }
}
