package io.github.fallback4j.examples.school.demo.outage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The visits of one phase. Thread-safe. */
final class Tally {
  private final List<Long> answeredAfter = new ArrayList<>(); // nanoseconds
  private final Map<Visit.Page, Long> first = new EnumMap<>(Visit.Page.class);
  private int failed;

  synchronized void add(Visit visit) {
    if (visit.page() == Visit.Page.NO_LESSON) {
      failed++;
    } else {
      answeredAfter.add(visit.took().toNanos());
    }
    first.merge(visit.page(), visit.ended(), Math::min);
  }

  synchronized int answered() {
    return answeredAfter.size();
  }

  synchronized int failed() {
    return failed;
  }

  /**
   * When the first page of a kind was there.
   *
   * @return in {@link System#nanoTime()}; {@code null} if there was none
   */
  synchronized @Nullable Long first(Visit.Page page) {
    return first.get(page);
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
        phase.first.forEach((page, at) -> sum.first.merge(page, at, Math::min));
      }
    }
    return sum;
  }
}
