package io.github.fallback4j.internal.level;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How much longer the current thread has waited for a processor than it had one, so far: in
 * nanoseconds, below 0 if it ran for longer. It waits when it is ready to run and every processor
 * that it may run on is taken. Linux tells, in {@code /proc/thread-self/schedstat}: what it ran,
 * what it waited, and how often. Asking takes some ten microseconds. Of a virtual thread it would
 * tell what its carrier did, so that is not known; nor is it where Linux is built to count nothing.
 * Safe for use by many threads.
 */
final class ThreadLag implements LongSupplier {
  /** The system does not tell. */
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

  /** Asks a file; never again if it is not there now. */
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
      return ran == 0 ? UNKNOWN : Long.parseLong(fields[1]) - ran; // who asks has run
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
