package io.github.fallback4j.internal.detection;

import io.github.fallback4j.internal.verdict.CallPath;

/** CallPath that a test answers: probes are counted, and end when it says so. */
final class ProbedFixture implements CallPath {
  private long successes;
  int probes;
  int settled;
  boolean able = true;
  boolean free = true;

  void succeeded(int calls) {
    successes += calls;
  }

  @Override
  public long successes() {
    return successes;
  }

  @Override
  public boolean canProbe() {
    return able;
  }

  @Override
  public boolean probe() {
    if (free) {
      probes++;
    }
    return free;
  }

  @Override
  public void settled() {
    settled++;
  }
}
