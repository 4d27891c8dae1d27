package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.spring.CallerIdentity;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Identities that are beans, looked up when they are first asked: earlier there may be none. Takes
 * no lock, which event loops would wait for: several threads may look them up at once. Thread-safe.
 */
final class LateIdentity implements Supplier<@Nullable Object> {
  private final ObjectProvider<CallerIdentity> beans;
  private volatile @Nullable FirstIdentity found;

  LateIdentity(ObjectProvider<CallerIdentity> beans) {
    this.beans = beans;
  }

  @Override
  public @Nullable Object get() {
    FirstIdentity identity = found;
    if (identity == null) {
      identity = new FirstIdentity(beans.orderedStream().toList());
      found = identity;
    }
    return identity.get();
  }
}
