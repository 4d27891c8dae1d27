package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.spring.CallerIdentity;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Looks up identity beans at their first use, because they may not exist earlier. It takes no lock,
 * so that event loops never wait; several threads may look them up at once. Safe for use by many
 * threads.
 */
final class LateIdentity implements Supplier<@Nullable Object> {
  private final ObjectProvider<CallerIdentity> beans;
  private volatile @Nullable AllIdentities found;

  LateIdentity(ObjectProvider<CallerIdentity> beans) {
    this.beans = beans;
  }

  @Override
  public @Nullable Object get() {
    AllIdentities identity = found;
    if (identity == null) {
      identity = new AllIdentities(beans.orderedStream().toList());
      found = identity;
    }
    return identity.get();
  }
}
