package io.github.fallback4j.internal.level;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;

/**
 * How much longer the current thread has waited for a processor than it had one, so far: in
 * nanoseconds, below 0 if it ran for longer. It waits when it is ready to run and every processor
 * that it may run on is taken. Linux tells, in {@code /proc/thread-self/schedstat}: what it ran,
 * what it waited, and how often. Asking takes some ten microseconds. Of a virtual thread it tells
 * what its carrier did. Safe for use by many threads.
 */
final class ThreadLag implements LongSupplier {
  /** The system does not tell. */
  static final long UNKNOWN = Long.MIN_VALUE;

  private static final String LINUX = "/proc/thread-self/schedstat";
  private static final int LONGEST = 100; // three numbers

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
    if (!told) {
      return UNKNOWN;
    }
    try (FileInputStream numbers = new FileInputStream(file)) {
      String[] fields =
          new String(numbers.readNBytes(LONGEST), StandardCharsets.US_ASCII).split(" ", 3);
      return Long.parseLong(fields[1]) - Long.parseLong(fields[0]);
    } catch (IOException | RuntimeException notThisTime) {
      return UNKNOWN;
    }
  }
}
