package io.github.fallback4j.examples.lab.app;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/** How much CPU the parts of a page use. Safe for use by many threads. */
@Component
class Work {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private volatile long lessonNanos = TimeUnit.MILLISECONDS.toNanos(2);

  /** Lets a lesson use less, so that with what its request costs besides it is as much as meant. */
  void lessonUses(long nanos) {
    lessonNanos = nanos;
  }

  void lesson() {
    use(lessonNanos);
  }

  void ranking() {
    use(TimeUnit.MILLISECONDS.toNanos(8));
  }

  /** What all threads have used that are there now, in nanoseconds. */
  long used() {
    return LongStream.of(THREADS.getAllThreadIds())
        .map(THREADS::getThreadCpuTime)
        .filter(nanos -> nanos > 0) // one that has ended meanwhile has none
        .sum();
  }

  /** By the clock of the thread: time that others have the CPU does not count. */
  private static void use(long nanos) {
    long end = THREADS.getCurrentThreadCpuTime() + nanos;
    while (THREADS.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
  }
}
