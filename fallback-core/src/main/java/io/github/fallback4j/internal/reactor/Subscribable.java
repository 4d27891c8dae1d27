package io.github.fallback4j.internal.reactor;

import reactor.core.CoreSubscriber;

/** What makes one call for each subscription. */
interface Subscribable<T> {
  void subscribe(CoreSubscriber<? super T> actual);
}
