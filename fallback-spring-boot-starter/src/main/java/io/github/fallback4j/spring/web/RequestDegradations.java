package io.github.fallback4j.spring.web;

import io.github.fallback4j.DegradedAnswer;
import io.github.fallback4j.spi.DegradationSink;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The degraded answers of one request. It keeps the first one of each dependency, so its size is
 * limited by their number. Answers that come after the request do no harm. Safe for use by many
 * threads.
 */
final class RequestDegradations implements Degradations, DegradationSink {
  /** The request attribute that holds this object. */
  static final String ATTRIBUTE = RequestDegradations.class.getName();

  private volatile List<Degraded> first = List.of();

  /**
   * Returns the degradations of a request.
   *
   * @param attribute the request attribute; {@code null} if nothing is recorded
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

  /** Returns a snapshot of the recorded answers. */
  @Override
  public List<Degraded> all() {
    return first;
  }
}
