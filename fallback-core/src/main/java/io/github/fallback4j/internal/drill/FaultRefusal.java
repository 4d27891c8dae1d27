package io.github.fallback4j.internal.drill;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.spi.CallFault;
import io.github.fallback4j.spi.DrillRefusedException;

/** Says what a drill may not do to something essential. */
public final class FaultRefusal {
  private FaultRefusal() {}

  /**
   * Refuses a fault that would act on something essential.
   *
   * @param fault the fault
   * @param spec its dependency
   * @throws DrillRefusedException if the dependency is essential, unless it is idempotent and has a
   *     standby, and the fault says that it may act on its primary
   */
  public static void check(CallFault fault, DependencySpec spec) {
    if (!spec.essential()) {
      return;
    }
    if (spec.standby() == null) {
      throw refused(spec, "is essential and has no standby, so no fault acts on it");
    }
    if (!spec.idempotent()) {
      throw refused(
          spec,
          "is essential and its calls may not be repeated, so no fault acts on it; declare it"
              + " idempotent if calling twice does no harm");
    }
    if (!fault.essentialStandby()) {
      throw refused(
          spec,
          "is essential; call essentialStandby() to let "
              + fault.fault()
              + " act on its primary where a call may be made once more by the standby");
    }
  }

  /**
   * Refuses to hold automatic degradation back for something essential.
   *
   * @param spec the dependency
   * @throws DrillRefusedException if it is essential
   */
  public static void checkHoldBack(DependencySpec spec) {
    if (spec.essential()) {
      throw refused(spec, "is essential, so its automatic degradation is not held back");
    }
  }

  private static DrillRefusedException refused(DependencySpec spec, String why) {
    return new DrillRefusedException(
        DrillRefusedException.ESSENTIAL, "dependency '" + spec.id() + "' " + why);
  }
}
