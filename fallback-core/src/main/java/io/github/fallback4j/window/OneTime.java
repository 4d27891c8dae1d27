package io.github.fallback4j.window;

import java.time.Instant;

/** A schedule of a single period of time. */
record OneTime(Span span) implements Schedule {

  @Override
  public Span at(Instant moment) {
    return span;
  }
}
