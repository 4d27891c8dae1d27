package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.reactor.SubscriberIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks every identity who the subscriber is, and takes all answers together. */
record AllSubscriberIdentities(List<SubscriberIdentity> identities) implements SubscriberIdentity {

  /** Returns them as one; {@code null} if there are none. */
  static @Nullable SubscriberIdentity of(List<SubscriberIdentity> identities) {
    return identities.size() > 1
        ? new AllSubscriberIdentities(identities)
        : identities.isEmpty() ? null : identities.get(0);
  }

  @Override
  public Mono<Object> current() {
    return Flux.fromIterable(identities)
        .concatMap(SubscriberIdentity::current)
        .cast(Object.class)
        .collectList()
        .filter(known -> !known.isEmpty())
        .cast(Object.class);
  }
}
