package io.github.fallback4j.internal.level;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How busy the CPU was since it was asked before, of what the container may use: 0 to 1, below 0 if
 * the JVM does not know. Safe for use by many threads.
 */
public final class CpuLoad implements DoubleSupplier {
  private volatile @Nullable OperatingSystemMXBean bean;

  @Override
  public double getAsDouble() {
    OperatingSystemMXBean known = bean;
    if (known == null) {
      known = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      bean = known;
    }
    return known == null ? -1 : known.getCpuLoad();
  }
}
