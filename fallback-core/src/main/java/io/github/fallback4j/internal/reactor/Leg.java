package io.github.fallback4j.internal.reactor;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Operators;

/**
 * One of the publishers that answer a subscription in turn, and what was asked of it. All figures
 * count from the beginning of the subscription, so that asking twice for the same asks once. Safe
 * for use by many threads.
 */
abstract class Leg {
  private static final AtomicReferenceFieldUpdater<Leg, Subscription> UPSTREAM =
      AtomicReferenceFieldUpdater.newUpdater(Leg.class, Subscription.class, "upstream");
  private static final AtomicLongFieldUpdater<Leg> PASSED =
      AtomicLongFieldUpdater.newUpdater(Leg.class, "passed");

  @SuppressWarnings("NullAway.Init") // until it is subscribed
  private volatile Subscription upstream;

  private volatile long passed;

  /**
   * Begins where another leg ended.
   *
   * @param published how many values the subscriber has already
   */
  Leg(long published) {
    this.passed = published;
  }

  /**
   * Takes the subscription of this leg.
   *
   * @return whether it is the first, and still wanted; if not, it is cancelled
   */
  final boolean start(Subscription subscription) {
    return Operators.setOnce(UPSTREAM, this, subscription);
  }

  /**
   * Asks for values, as soon as there is somebody to ask.
   *
   * @param asked how many the subscriber has asked for in all; {@link Long#MAX_VALUE} for any
   */
  final void askUpTo(long asked) {
    Subscription asking = upstream;
    if (asking == null) {
      return;
    }
    for (long before = passed; before < asked; before = passed) {
      if (PASSED.compareAndSet(this, before, asked)) {
        asking.request(asked == Long.MAX_VALUE ? asked : asked - before);
        return;
      }
    }
  }

  final void stop() {
    Operators.terminate(UPSTREAM, this);
  }

  final @Nullable Subscription upstream() {
    return upstream;
  }
}
