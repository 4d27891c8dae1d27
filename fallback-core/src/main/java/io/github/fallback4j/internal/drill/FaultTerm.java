package io.github.fallback4j.internal.drill;

import io.github.fallback4j.spi.CallFault;
import io.github.fallback4j.spi.FaultLease.End;
import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a fault may act. Both clocks must agree that it may: the ticker, which nobody sets, and
 * the wall clock, which goes on while a machine sleeps. Safe for use by many threads.
 */
final class FaultTerm {
  private final Time time;
  private final long start;
  private final long length;
  private final long heartbeat;
  private final Instant until;
  private volatile long lastBeat;

  FaultTerm(CallFault fault, Time time) {
    this.time = time;
    this.start = time.nanos();
    this.length = fault.length().toNanos();
    this.heartbeat = fault.heartbeat().toNanos();
    this.until = time.now().plus(fault.length());
    this.lastBeat = start;
  }

  void beat() {
    lastBeat = time.nanos();
  }

  /** Why it is over; {@code null} if it is not. */
  @Nullable End over() {
    long now = time.nanos();
    if (now - start >= length || !time.now().isBefore(until)) {
      return End.LENGTH;
    }
    return now - lastBeat >= heartbeat ? End.HEARTBEAT : null;
  }

  /** How long until it is over, unless there is a beat before. */
  Duration left() {
    long now = time.nanos();
    return Duration.ofNanos(
        Math.max(0, Math.min(start + length - now, lastBeat + heartbeat - now)));
  }

  /** Whether a dependency that flaps is bad now. It begins so. */
  boolean bad(CallFault fault) {
    long bad = fault.bad().toNanos();
    return (time.nanos() - start) % (bad + fault.good().toNanos()) < bad;
  }
}
