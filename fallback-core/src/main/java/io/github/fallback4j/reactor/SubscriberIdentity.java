package io.github.fallback4j.reactor;

import reactor.core.publisher.Mono;

/**
 * On whose behalf a subscriber acts, where that stands in its {@code Context} and not with a
 * thread. It is part of the key under which what a {@code Mono} or {@code Flux} publishes is
 * remembered, so that what was remembered for one user is never an answer for another.
 * Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface SubscriberIdentity {

  /**
   * Names the subscriber.
   *
   * @return subscribed to in the subscriber's {@code Context}, before each call whose answer is
   *     remembered. Publishes something small and immutable, compared with {@code equals}, like a
   *     user name; is empty if nobody is known: then who the calling thread acts for is asked. If
   *     it fails, nothing is remembered for this call
   */
  Mono<?> current();
}
