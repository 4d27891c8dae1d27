package io.github.fallback4j.internal.switches;

import io.github.fallback4j.internal.settings.Warnings;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The switchboard, as sources see it that report while it runs. */
interface Desk {

  /**
   * Changes a source under the switchboard's lock.
   *
   * @param change returns whether the source asks for something else: then all are ranked again
   */
  void revise(BooleanSupplier change);

  /** Judges flags beside the dependencies there are; {@code null} until flags are judged. */
  @Nullable Warnings warnings();
}
