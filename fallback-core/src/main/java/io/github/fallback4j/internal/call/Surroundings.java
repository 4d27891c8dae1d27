package io.github.fallback4j.internal.call;

import io.github.fallback4j.spi.ContextCarrier;
import io.github.fallback4j.spi.RefusalRule;
import io.github.fallback4j.spi.Time;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the guards of one engine share. Immutable.
 *
 * @param time ticks and tells the time
 * @param watch judges overdue calls
 * @param permits bounds the blocking calls of all dependencies together; {@code null} for no bound
 * @param interruptible whether the calling thread may be interrupted for a deadline; asked when a
 *     call begins, on its thread
 * @param offload runs offloaded calls, and answers overdue asynchronous ones
 * @param carrier carries context to offloaded calls
 * @param sinks hear of answers that are not live
 * @param memories make what remembers answers
 * @param refusals tells which exceptions refuse a call instead of speaking for its dependency
 */
public record Surroundings(
    Time time,
    Watch watch,
    @Nullable SharedPermits permits,
    BooleanSupplier interruptible,
    Offload offload,
    ContextCarrier carrier,
    DegradationSinks sinks,
    Memories memories,
    RefusalRule refusals) {

  /** Creates surroundings in which nothing refuses calls. */
  public Surroundings(
      Time time,
      Watch watch,
      @Nullable SharedPermits permits,
      BooleanSupplier interruptible,
      Offload offload,
      ContextCarrier carrier,
      DegradationSinks sinks,
      Memories memories) {
    this(time, watch, permits, interruptible, offload, carrier, sinks, memories, RefusalRule.NONE);
  }
}
