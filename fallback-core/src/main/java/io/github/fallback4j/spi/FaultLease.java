package io.github.fallback4j.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fault that acts on calls, held by whoever injected it. The fault is gone when this is closed,
 * when its time is over, or when nobody has called {@link #beat} for as long as its heartbeat says:
 * each call looks, so that nothing else has to run for that. Calls that it made hang are then ended
 * with an exception. Safe for use by many threads.
 */
public interface FaultLease extends Registration {

  /** Why a fault acts no more. */
  enum End {
    /** Somebody closed the lease. */
    CLOSED,
    /** Its time is over. */
    LENGTH,
    /** Nobody said that it is still wanted. */
    HEARTBEAT
  }

  /** Returns the fault that the lease injects. */
  CallFault fault();

  /**
   * Says that it is still wanted.
   *
   * @return whether it acts; once {@code false}, always {@code false}
   */
  boolean beat();

  /** Why it acts no more; {@code null} while it does. */
  @Nullable End end();

  /** Calls that met it so far, probes and repeated calls among them. */
  long met();

  /** When the first call met it; {@code null} if none did so far. */
  @Nullable Instant firstMet();

  /** Takes the fault away at once. Closing it again does nothing. */
  @Override
  void close();
}
