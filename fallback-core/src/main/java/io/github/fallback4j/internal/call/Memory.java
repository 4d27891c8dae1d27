package io.github.fallback4j.internal.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.fallback4j.settings.LastKnownGoodSettings;
import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** The last known good answers of one call site, by key. Bounded. Safe for use by many threads. */
public final class Memory {

  private final Time time;
  private final Cache<Object, Remembered> answers;

  /** An answer and when it was given. */
  record Remembered(Object value, long atNanos) {}

  /**
   * Creates an empty memory of answers.
   *
   * @param settings how old and how many answers may be
   * @param time ticks
   */
  public Memory(LastKnownGoodSettings settings, Time time) {
    this.time = time;
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
      answers.put(key, new Remembered(value, time.nanos()));
    }
  }

  /** Whether an answer can be given twice: it is neither {@code null} nor used up by reading it. */
  static boolean isLasting(@Nullable Object value) {
    return value != null && !(value instanceof BaseStream) && !(value instanceof Iterator);
  }

  @Nullable Remembered recall(Object key) {
    return answers.getIfPresent(key);
  }

  Duration age(Remembered answer) {
    return Duration.ofNanos(Math.max(0, time.nanos() - answer.atNanos()));
  }
}
