package io.github.fallback4j.examples.lab.app;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** What only the application itself can know. Safe for use by many threads. */
@Component
class Tally {
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostUnderWay = new AtomicInteger();
  private final Queue<String> history = new ConcurrentLinkedQueue<>();

  /** The same service, its calls under way counted. */
  RankingService counting(RankingService service) {
    return () -> {
      mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
      try {
        service.ask();
      } finally {
        underWay.decrementAndGet();
      }
    };
  }

  /**
   * Records a change of state.
   *
   * @param at when, in milliseconds since 1970
   * @param what {@code status} or {@code level}
   * @param now what it is now
   */
  void changed(long at, String what, Object now) {
    history.add(at + " " + what + " " + now);
  }

  /** One line for each change, and first the most calls that were ever under way. */
  String text() {
    StringBuilder text = new StringBuilder("0 under-way " + mostUnderWay + "\n");
    history.forEach(change -> text.append(change).append('\n'));
    return text.toString();
  }

  /** Begins anew; calls under way are still counted. */
  void reset() {
    history.clear();
    mostUnderWay.set(underWay.get());
  }
}
