package io.github.fallback4j.examples.school.demo.outage;

import java.time.Duration;

/**
 * One page request of a visitor. Moments are those of {@link System#nanoTime()}.
 *
 * @param came when the visitor came
 * @param ended when the page was complete, or given up
 * @param page what the visitor saw
 */
record Visit(long came, long ended, Page page) {

  /** The kind of page that a visitor sees. */
  enum Page {
    LESSON,
    LESSON_WITHOUT_RANKING,
    NO_LESSON
  }

  Duration took() {
    return Duration.ofNanos(ended - came);
  }
}
