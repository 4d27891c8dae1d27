package io.github.fallback4j.internal.level;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How busy the CPU was of late: 0 to 1, below 0 if the JVM does not know.
 *
 * <p>That is how busy the container is, or without one the machine, because neighbours slow the
 * process too; but at least how much the process used of the processors it may run on, because a
 * machine with idle processors is of no use to a process that is bound to a busy one.
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
   * Asks nothing yet.
   *
   * @param nanos a real clock
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
   * What a process used of its processors.
   *
   * @param used CPU time
   * @param passed time; 0 if none has
   * @param processors how many it may use
   */
  static double share(long used, long passed, int processors) {
    return passed <= 0 ? UNKNOWN : Math.min(1, used / ((double) passed * processors));
  }
}
