package io.github.fallback4j.examples.lab;

import io.github.fallback4j.examples.lab.load.Arrival;
import io.github.fallback4j.examples.lab.load.Generator;
import io.github.fallback4j.examples.lab.load.Schedule;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes essential work what it is meant to be. A server spends some CPU on any request; with it a
 * lesson shall use 2 ms, so that four times the load is as much more as it sounds.
 */
final class Calibration {
  private static final long MEANT = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long LEAST = TimeUnit.MICROSECONDS.toNanos(100);

  private Calibration() {}

  static void of(AppProcess app, Generator generator) throws IOException, InterruptedException {
    List<Arrival> lessons = new Schedule(1).evenly(0, 150, 4).arrivals();
    app.lessonUses(MEANT);
    long before = app.cpuNanos();
    generator.send(lessons, System.nanoTime());
    app.lessonUses(lessonWork(app.cpuNanos() - before, lessons.size()));
  }

  /** What is left for a lesson itself, given what some of them used that used 2 ms themselves. */
  static long lessonWork(long usedNanos, int requests) {
    long besides = usedNanos / requests - MEANT;
    return Math.max(LEAST, MEANT - Math.max(0, besides));
  }
}
