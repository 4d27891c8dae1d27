package io.github.fallback4j.internal.level;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How much longer the current thread has waited for a processor than it has run, so far, in
 * nanoseconds; below 0 if it has run for longer. A thread waits when it is ready to run and every
 * processor that it may use is taken. Linux reports this in {@code /proc/thread-self/schedstat}:
 * the time it ran, the time it waited, and how often. Reading takes about ten microseconds. For
 * virtual threads the value is unknown, because Linux would report their carrier thread. It is also
 * unknown if Linux is built without these statistics. Safe for use by many threads.
 */
final class ThreadLag implements LongSupplier {
  /** The value if the system does not report it. */
  static final long UNKNOWN = Long.MIN_VALUE;

  private static final String LINUX = "/proc/thread-self/schedstat";
  private static final int LONGEST = 100; // three numbers

  /** {@code Thread.isVirtual}, which came with JDK 21; the library is built for 17. */
  private static final @Nullable Method IS_VIRTUAL = isVirtual();

  private final String file;
  private final boolean told;

  ThreadLag() {
    this(LINUX);
  }

  /** Reads a file; if it is missing now, it is never read again. */
  ThreadLag(String file) {
    this.file = file;
    this.told = new File(file).canRead();
  }

  @Override
  public long getAsLong() {
    if (!told || onVirtualThread()) {
      return UNKNOWN;
    }
    try (FileInputStream numbers = new FileInputStream(file)) {
      String[] fields =
          new String(numbers.readNBytes(LONGEST), StandardCharsets.US_ASCII).split(" ", 3);
      long ran = Long.parseLong(fields[0]);
      return ran == 0 ? UNKNOWN : Long.parseLong(fields[1]) - ran; // a thread that reads has run
    } catch (IOException | RuntimeException notThisTime) {
      return UNKNOWN;
    }
  }

  private static @Nullable Method isVirtual() {
    try {
      return Thread.class.getMethod("isVirtual");
    } catch (NoSuchMethodException older) {
      return null;
    }
  }

  private static boolean onVirtualThread() {
    try {
      return IS_VIRTUAL != null && (boolean) IS_VIRTUAL.invoke(Thread.currentThread());
    } catch (ReflectiveOperationException refused) {
      return true;
    }
  }
}
