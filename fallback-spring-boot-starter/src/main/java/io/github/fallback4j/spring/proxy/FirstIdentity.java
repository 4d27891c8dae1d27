package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.spring.CallerIdentity;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Uses the first of several identities that knows the caller. */
record FirstIdentity(List<CallerIdentity> identities) implements Supplier<@Nullable Object> {

  @Override
  public @Nullable Object get() {
    for (CallerIdentity identity : identities) {
      Object known = identity.current();
      if (known != null) {
        return known;
      }
    }
    return null;
  }
}
