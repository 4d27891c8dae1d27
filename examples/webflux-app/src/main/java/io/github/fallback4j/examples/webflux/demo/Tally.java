package io.github.fallback4j.examples.webflux.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How requests of one kind were answered. Thread-safe. */
final class Tally {
  private final List<Duration> answeredAfter = new ArrayList<>();
  private int failed;

  synchronized void answered(Duration after) {
    answeredAfter.add(after);
  }

  synchronized void failed() {
    failed++;
  }

  synchronized int requests() {
    return answeredAfter.size() + failed;
  }

  synchronized int failures() {
    return failed;
  }

  /**
   * The time within which a share of those that were answered had their answer.
   *
   * @param share above 0 and up to 1
   * @return zero if none was answered
   */
  synchronized Duration within(double share) {
    if (answeredAfter.isEmpty()) {
      return Duration.ZERO;
    }
    Collections.sort(answeredAfter);
    return answeredAfter.get((int) Math.ceil(share * answeredAfter.size()) - 1);
  }
}
