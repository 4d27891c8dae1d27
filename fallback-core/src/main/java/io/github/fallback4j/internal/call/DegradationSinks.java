package io.github.fallback4j.internal.call;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.DegradedAnswer;
import io.github.fallback4j.internal.log.WarnOnce;
import io.github.fallback4j.spi.DegradationSink;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the sink of the request under way, and tells it. One that throws breaks no call and does
 * not fail silently. Safe for use by many threads.
 */
public final class DegradationSinks {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.sink");

  private final @Nullable Supplier<? extends @Nullable DegradationSink> lookup;
  private final WarnOnce failures = new WarnOnce(LOG);

  /**
   * Creates the lookup of sinks.
   *
   * @param lookup finds the sink of the calling thread's request; {@code null} if there never is
   *     one
   */
  public DegradationSinks(@Nullable Supplier<? extends @Nullable DegradationSink> lookup) {
    this.lookup = lookup;
  }

  /** The sink of the calling thread's request; {@code null} if there is none. */
  public @Nullable DegradationSink current() {
    if (lookup == null) {
      return null;
    }
    try {
      return lookup.get();
    } catch (RuntimeException | Error thrown) {
      logFailure(lookup, thrown);
      return null;
    }
  }

  void tell(
      @Nullable DegradationSink sink,
      DegradedAnswer.Kind kind,
      @Nullable Duration age,
      Degradation why) {
    if (sink == null) {
      return;
    }
    try {
      sink.degraded(new DegradedAnswer(kind, age, why));
    } catch (RuntimeException | Error thrown) {
      logFailure(sink, thrown);
    }
  }

  private void logFailure(Object who, Throwable thrown) {
    failures.log("{} failed on a degraded answer", who, thrown);
  }
}
