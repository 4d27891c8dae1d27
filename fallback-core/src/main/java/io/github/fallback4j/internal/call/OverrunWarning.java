package io.github.fallback4j.internal.call;

import io.github.fallback4j.DependencySpec;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once if a dependency's client does not react to interrupts, and once if its calls do not
 * end. Safe for use by many threads.
 */
final class OverrunWarning {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.deadline");

  /** How much longer than its deadline an interrupted call may take without a warning. */
  private static final long TOLERATED_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final DependencySpec spec;
  private final AtomicBoolean said = new AtomicBoolean();
  private final AtomicBoolean saidLost = new AtomicBoolean();

  OverrunWarning(DependencySpec spec) {
    this.spec = spec;
  }

  /** Takes note of how long an interrupted call went on. */
  void interrupted(long elapsed, long allowed) {
    if (elapsed - allowed > TOLERATED_NANOS && said.compareAndSet(false, true)) {
      LOG.warn(
          "A call of dependency '{}' was interrupted at its deadline of {} ms but went on until"
              + " {} ms: its client does not react to interrupts. Set the client's own timeout, or"
              + " fallback.dependencies.{}.enforce=offload. Further overruns are not logged",
          spec.id(),
          TimeUnit.NANOSECONDS.toMillis(allowed),
          TimeUnit.NANOSECONDS.toMillis(elapsed),
          spec.id());
    }
  }

  /** Takes note that a call lost its permit, because it has not ended long after its deadline. */
  void lost() {
    if (saidLost.compareAndSet(false, true)) {
      LOG.warn(
          "A call of dependency '{}' has not ended long after its deadline of {} ms; its permit is"
              + " given to another call. What it holds elsewhere, a thread or a connection, is its"
              + " client's to free: set the client's own timeout. Further ones are counted, not"
              + " logged",
          spec.id(),
          spec.deadline().toMillis());
    }
  }
}
