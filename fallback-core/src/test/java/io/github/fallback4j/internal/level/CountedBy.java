package io.github.fallback4j.internal.level;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Calls as a test says they were. */
record CountedBy(
    BooleanSupplier isWell,
    LongSupplier endedCalls,
    LongSupplier tookNanos,
    LongSupplier refusedCalls)
    implements Calls {

  static Calls of(LongSupplier ended, LongSupplier nanos, LongSupplier refused) {
    return new CountedBy(() -> true, ended, nanos, refused);
  }

  @Override
  public boolean well() {
    return isWell.getAsBoolean();
  }

  @Override
  public long ended() {
    return endedCalls.getAsLong();
  }

  @Override
  public long nanos() {
    return tookNanos.getAsLong();
  }

  @Override
  public long refused() {
    return refusedCalls.getAsLong();
  }
}
