package io.github.fallback4j.reactor;

import reactor.core.publisher.Mono;

/**
 * Identifies the user on whose behalf a subscriber acts, where that is known from its {@code
 * Context} and not from a thread. It is part of the key under which the answer of a {@code Mono} or
 * {@code Flux} is remembered, so that an answer for one user is never given to another.
 * Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface SubscriberIdentity {

  /**
   * Returns the user of the current subscriber.
   *
   * @return subscribed to with the subscriber's {@code Context}, before each call whose answer is
   *     remembered. Publishes a small immutable value with {@code equals}, like a user name. Is
   *     empty if the user is unknown. What the calling thread knows of the user counts too. If it
   *     fails, nothing is remembered for this call
   */
  Mono<?> current();
}
