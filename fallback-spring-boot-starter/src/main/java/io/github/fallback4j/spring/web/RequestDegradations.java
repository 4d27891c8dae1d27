package io.github.fallback4j.spring.web;

import io.github.fallback4j.DegradedAnswer;
import io.github.fallback4j.spi.DegradationSink;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one request was answered without: of each dependency the first answer, so that it is bounded
 * by their number. Hearing more when the request is over does no harm. Safe for use by many
 * threads.
 */
final class RequestDegradations implements Degradations, DegradationSink {
  /** Where a request keeps it. */
  static final String ATTRIBUTE = RequestDegradations.class.getName();

  private volatile List<Degraded> first = List.of();

  /**
   * What a request keeps.
   *
   * @param attribute {@code null} where nothing is heard
   */
  static Degradations in(@Nullable Object attribute) {
    return attribute instanceof RequestDegradations known ? known : List::of;
  }

  @Override
  public synchronized void degraded(DegradedAnswer answer) {
    if (of(answer.dependency()).isEmpty()) {
      first = Stream.concat(first.stream(), Stream.of(Degraded.of(answer))).toList();
    }
  }

  /** A snapshot. */
  @Override
  public List<Degraded> all() {
    return first;
  }
}
