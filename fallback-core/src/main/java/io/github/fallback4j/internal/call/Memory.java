package io.github.fallback4j.internal.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.fallback4j.settings.LastKnownGoodSettings;
import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.IntSupplier;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** The last known good answers of one call site, by key. Bounded. Safe for use by many threads. */
public final class Memory {

  private final Time time;
  private final IntSupplier generation;
  private final Cache<Object, Remembered> answers;

  /** An answer, when it was given, and between which resets of the engine. */
  record Remembered(Object value, long atNanos, int generation) {}

  /**
   * Creates an empty memory of answers.
   *
   * @param settings how old and how many answers may be
   * @param time ticks
   * @param generation another number after each reset of the engine; then answers of before are
   *     forgotten
   */
  Memory(LastKnownGoodSettings settings, Time time, IntSupplier generation) {
    this.time = time;
    this.generation = generation;
    this.answers =
        Caffeine.newBuilder()
            .maximumSize(settings.maxEntries())
            .expireAfterWrite(settings.maxAge())
            .ticker(time::nanos)
            .executor(Runnable::run)
            .build();
  }

  /** Remembers an answer, if there is something to remember. */
  void remember(Object key, @Nullable Object value) {
    if (value != null && isLasting(value)) {
      answers.put(key, new Remembered(value, time.nanos(), generation.getAsInt()));
    }
  }

  /** Whether an answer can be given twice: it is neither {@code null} nor used up by reading it. */
  static boolean isLasting(@Nullable Object value) {
    return value != null && !(value instanceof BaseStream) && !(value instanceof Iterator);
  }

  @Nullable Remembered recall(Object key) {
    Remembered found = answers.getIfPresent(key);
    return found == null || found.generation() != generation.getAsInt() ? null : found;
  }

  Duration age(Remembered answer) {
    return Duration.ofNanos(Math.max(0, time.nanos() - answer.atNanos()));
  }
}
