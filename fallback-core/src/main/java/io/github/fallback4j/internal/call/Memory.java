package io.github.fallback4j.internal.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.fallback4j.settings.LastKnownGoodSettings;
import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** The last known good answers of one call site, by key. Bounded. Safe for use by many threads. */
public final class Memory {

  private final LastKnownGoodSettings settings;
  private final Time time;
  private final IntSupplier generation;
  private final Cache<Object, Remembered> answers;

  /** An answer, when it was given, and between which resets of the engine. */
  record Remembered(Object value, long atNanos, int generation) {
    private Remembered copy() {
      Object copy = ShallowCopies.of(value);
      return copy == value ? this : new Remembered(copy, atNanos, generation);
    }
  }

  /**
   * Creates an empty memory of answers.
   *
   * @param settings how old and how many answers may be
   * @param time ticks
   * @param generation another number after each reset of the engine; then answers of before are
   *     forgotten
   */
  Memory(LastKnownGoodSettings settings, Time time, IntSupplier generation) {
    this.settings = settings;
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

  /** Returns an empty memory with the same settings. */
  public Memory another() {
    return new Memory(settings, time, generation);
  }

  /**
   * Remembers an answer, unless it is {@code null} or used up by reading it. A collection is
   * copied: its caller may change it.
   */
  void remember(Object key, @Nullable Object value) {
    if (value != null && !OnceReadable.isOrHolds(value)) {
      answers.put(
          key, new Remembered(ShallowCopies.of(value), time.nanos(), generation.getAsInt()));
    }
  }

  /** Returns what is remembered; a collection as a copy of its own. */
  @Nullable Remembered recall(Object key) {
    Remembered known = answers.getIfPresent(key);
    return known == null || known.generation() != generation.getAsInt() ? null : known.copy();
  }

  Duration age(Remembered answer) {
    return Duration.ofNanos(Math.max(0, time.nanos() - answer.atNanos()));
  }
}
