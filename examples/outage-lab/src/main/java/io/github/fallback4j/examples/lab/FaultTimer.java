package io.github.fallback4j.examples.lab;

import io.github.fallback4j.examples.lab.fault.Surroundings;
import java.io.IOException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets the fault begin, go on and end at its time, and notes when that really was. */
final class FaultTimer {
  private final Scenario scenario;
  private final Surroundings around;
  private final AppProcess app;
  private final long beginNanos;
  private volatile long beganMicros = -1;
  private volatile long endedMicros = -1;
  private volatile @Nullable IOException failure;

  FaultTimer(Scenario scenario, Surroundings around, AppProcess app, long beginNanos) {
    this.scenario = scenario;
    this.around = around;
    this.app = app;
    this.beginNanos = beginNanos;
  }

  void schedule(ScheduledExecutorService clock) {
    Phases phases = scenario.phases();
    for (int second = 0; second <= phases.fault(); second++) {
      int due = second;
      long at = beginNanos + TimeUnit.SECONDS.toNanos(phases.healthy() + due);
      clock.schedule(() -> step(due), at - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
  }

  private void step(int second) {
    try {
      if (second == 0) {
        beganMicros = micros();
      }
      if (second < scenario.phases().fault()) {
        scenario.fault().at(second, around, app);
      } else {
        app.resume();
        around.heal();
        endedMicros = micros();
      }
    } catch (IOException failed) {
      failure = failed;
    }
  }

  private long micros() {
    return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - beginNanos);
  }

  /**
   * @throws IOException if something could not be done: then the run is worth nothing
   */
  void check() throws IOException {
    IOException failed = failure;
    if (failed != null) {
      throw failed;
    }
    if (endedMicros < 0) {
      throw new IOException("the fault did not end in time");
    }
  }

  long beganMicros() {
    return beganMicros;
  }

  long endedMicros() {
    return endedMicros;
  }
}
