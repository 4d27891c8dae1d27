package io.github.fallback4j.examples.school.demo.outage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The visits of one phase. Thread-safe. */
final class Tally {
  private final List<Long> answeredAfter = new ArrayList<>(); // nanoseconds
  private int failed;

  /**
   * Counts a visit.
   *
   * @param lesson whether the lesson was there
   * @param time from the moment the visitor came until the page was complete
   */
  synchronized void add(boolean lesson, Duration time) {
    if (lesson) {
      answeredAfter.add(time.toNanos());
    } else {
      failed++;
    }
  }

  synchronized int answered() {
    return answeredAfter.size();
  }

  synchronized int failed() {
    return failed;
  }

  /**
   * The time within which a share of the lessons was there.
   *
   * @param share above 0 and up to 1
   * @return zero if there was none
   */
  synchronized Duration within(double share) {
    if (answeredAfter.isEmpty()) {
      return Duration.ZERO;
    }
    long[] sorted = answeredAfter.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return Duration.ofNanos(sorted[(int) Math.ceil(share * sorted.length) - 1]);
  }

  /** The visits of several phases as one. */
  static Tally sum(List<Tally> phases) {
    Tally sum = new Tally();
    for (Tally phase : phases) {
      synchronized (phase) {
        sum.answeredAfter.addAll(phase.answeredAfter);
        sum.failed += phase.failed;
      }
    }
    return sum;
  }
}
