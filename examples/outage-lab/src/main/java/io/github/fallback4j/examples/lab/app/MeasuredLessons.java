package io.github.fallback4j.examples.lab.app;

import io.github.fallback4j.Essential;
import java.util.function.Supplier;

/** Measured where Fallback4j is there; elsewhere the annotation is only a note. */
class MeasuredLessons implements Lessons {
  private final Supplier<String> source;

  MeasuredLessons(Supplier<String> source) {
    this.source = source;
  }

  @Override
  @Essential("lesson")
  public String lesson() {
    return source.get();
  }
}
