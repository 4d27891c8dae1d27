package io.github.fallback4j.internal.switches;

import io.github.fallback4j.internal.settings.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one source asks for now. Guarded by the switchboard's lock. */
interface Asked {
  /**
   * The modes that cover a dependency, also those that cannot hold for it; the first decides.
   *
   * @param targets every target that covers it
   */
  List<Claim> covering(List<Target> targets);

  /** The floor of the level; {@code null} if it sets none. */
  @Nullable Bound floor();

  /** The cap of the level; {@code null} if it sets none. */
  @Nullable Bound cap();
}
