package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.spring.CallerIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks every identity who the caller is, and takes all answers together: one may know the user,
 * another the tenant.
 */
record AllIdentities(List<CallerIdentity> identities) implements Supplier<@Nullable Object> {

  /** Returns the answer if there is only one, else a list of all that differ. */
  @Override
  public @Nullable Object get() {
    Object first = null;
    List<Object> all = null;
    for (CallerIdentity identity : identities) {
      Object known = identity.current();
      if (known == null || known.equals(first)) {
        continue;
      }
      if (first == null) {
        first = known;
      } else {
        all = all == null ? new ArrayList<>(List.of(first)) : all;
        if (!all.contains(known)) {
          all.add(known);
        }
      }
    }
    return all == null ? first : List.copyOf(all);
  }
}
