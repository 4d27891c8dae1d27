package io.github.fallback4j.engine.outage;

import java.time.Duration;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How what is called behaves at a moment. */
@FunctionalInterface
interface Remote {

  /**
   * An answer to one call.
   *
   * @param after how long it takes; {@code null} if there never is one
   * @param fails whether it is a failure
   */
  record Reply(@Nullable Duration after, boolean fails) {
    static Reply good(Random random) {
      return new Reply(Duration.ofMillis(2 + random.nextInt(6)), false);
    }

    static final Reply REFUSED = new Reply(Duration.ofMillis(1), true);

    /** Ten times as long as usual, and more than the deadline. */
    static final Reply SLOW = new Reply(Duration.ofMillis(350), false);

    static final Reply NONE = new Reply(null, true);

    /** A client that gives up by itself after two seconds. */
    static final Reply TIMED_OUT = new Reply(Duration.ofSeconds(2), true);
  }

  /** What a call that begins at this moment gets. */
  Reply at(Duration moment, Random random);

  /** Always well. */
  static Remote healthy() {
    return (moment, random) -> Reply.good(random);
  }

  /** Well but for a time. */
  static Remote outage(Reply reply, Duration begin, Duration end) {
    return (moment, random) ->
        moment.compareTo(begin) >= 0 && moment.compareTo(end) < 0 ? reply : Reply.good(random);
  }

  /** Fails with a probability that changes with time. */
  static Remote failing(Function<Duration, Double> share) {
    return (moment, random) ->
        random.nextDouble() < share.apply(moment) ? Reply.REFUSED : Reply.good(random);
  }
}
