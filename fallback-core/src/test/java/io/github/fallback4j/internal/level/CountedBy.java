package io.github.fallback4j.internal.level;

import java.util.function.LongSupplier;

/** CallTotals as a test says they were. */
record CountedBy(LongSupplier askedCalls, LongSupplier refusedCalls) implements CallTotals {

  @Override
  public long asked() {
    return askedCalls.getAsLong();
  }

  @Override
  public long refused() {
    return refusedCalls.getAsLong();
  }
}
