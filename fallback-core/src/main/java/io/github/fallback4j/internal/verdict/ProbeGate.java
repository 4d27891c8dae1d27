package io.github.fallback4j.internal.verdict;

/** Lets single calls through to a dependency that is set aside, to learn whether it is back. */
@FunctionalInterface
public interface ProbeGate {
  /** Whether this call may go. A call told yes reports to the {@link Recorder} how it ended. */
  boolean tryAcquire();
}
