package io.github.fallback4j.internal.level;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The recent CPU load, 0 to 1; below 0 if the JVM does not know it.
 *
 * <p>This is the load of the container, or of the machine if there is none, because neighbours slow
 * the process too. It is at least the share that the process used of the processors it may run on,
 * because idle processors do not help a process that is bound to a busy one.
 *
 * <p>Safe for use by many threads.
 */
public final class CpuLoad implements DoubleSupplier {
  private static final double UNKNOWN = -1;

  private final LongSupplier nanos;
  private @Nullable OperatingSystemMXBean bean;
  private boolean asked;
  private long askedAt;
  private long usedBefore;

  /**
   * Creates a load that is first measured when it is read.
   *
   * @param nanos a real clock, in nanoseconds
   */
  public CpuLoad(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public synchronized double getAsDouble() {
    if (bean == null) {
      bean = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
      if (bean == null) {
        return UNKNOWN;
      }
    }
    return Math.max(bean.getCpuLoad(), ofProcess(bean));
  }

  private double ofProcess(OperatingSystemMXBean known) {
    long now = nanos.getAsLong();
    long used = known.getProcessCpuTime();
    double share =
        asked && used >= 0
            ? share(used - usedBefore, now - askedAt, Runtime.getRuntime().availableProcessors())
            : UNKNOWN;
    asked = true;
    askedAt = now;
    usedBefore = used;
    return share;
  }

  /**
   * Returns the share of its processors that a process used.
   *
   * @param used the CPU time it used
   * @param passed the time that passed; if it is 0, the share is unknown
   * @param processors how many processors it may use
   */
  static double share(long used, long passed, int processors) {
    return passed <= 0 ? UNKNOWN : Math.min(1, used / ((double) passed * processors));
  }
}
