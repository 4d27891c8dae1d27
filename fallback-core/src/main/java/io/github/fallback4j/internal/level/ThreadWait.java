package io.github.fallback4j.internal.level;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;

/**
 * How long the current thread has been ready to run so far, but was not, because every processor
 * that it may run on was taken: nanoseconds, below 0 where that is not known. Linux tells, in the
 * second field of {@code /proc/thread-self/schedstat}; asking takes some ten microseconds. Of a
 * virtual thread it says what its carrier waited. Safe for use by many threads.
 */
final class ThreadWait implements LongSupplier {
  private static final String LINUX = "/proc/thread-self/schedstat";
  private static final long UNKNOWN = -1;
  private static final int LONGEST = 100; // three numbers

  private final String file;
  private volatile boolean missing;

  ThreadWait() {
    this(LINUX);
  }

  /** Asks a file. */
  ThreadWait(String file) {
    this.file = file;
  }

  @Override
  public long getAsLong() {
    if (missing) {
      return UNKNOWN;
    }
    try (FileInputStream told = new FileInputStream(file)) {
      String[] fields =
          new String(told.readNBytes(LONGEST), StandardCharsets.US_ASCII).split(" ", 3);
      return Long.parseLong(fields[1]);
    } catch (IOException | RuntimeException notTold) {
      missing = true; // nor will it be later
      return UNKNOWN;
    }
  }
}
