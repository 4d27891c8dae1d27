package io.github.fallback4j.examples.school.demo.outage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Where an outage is played: visitors come, phase after phase, and the timeline tells of it. */
final class Stage {
  private static final Duration SETTLING = Duration.ofSeconds(1);
  private static final Duration CALM = Duration.ofSeconds(4);
  private static final Duration AFTERMATH = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final Visitors visitors;
  private final Timeline timeline;
  private final List<Tally> phases = new ArrayList<>();

  Stage(Visitors visitors, Timeline timeline) {
    this.visitors = visitors;
    this.timeline = timeline;
  }

  Timeline timeline() {
    return timeline;
  }

  /** Waits until a thing just touched has come to rest, and all is well. */
  void settle(BooleanSupplier allWell) throws InterruptedException {
    pause(SETTLING);
    await(allWell);
  }

  Tally before() throws InterruptedException {
    return phase("all well", CALM);
  }

  void afterwards() throws InterruptedException {
    phase("all well again", AFTERMATH);
  }

  private Tally phase(String name, Duration lasting) throws InterruptedException {
    Tally tally = enter();
    pause(lasting);
    timeline.tally(name, tally);
    return tally;
  }

  /** Begins a phase: whoever comes from now on counts there. */
  Tally enter() {
    Tally tally = visitors.enter();
    phases.add(tally);
    return tally;
  }

  /** All visits since the curtain rose. */
  Tally visits() {
    return Tally.sum(phases);
  }

  /** Returns when the condition held, or {@code null} if it did not in a long time. */
  static @Nullable Long await(BooleanSupplier condition) throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > LONGEST_WAIT.toNanos()) {
        return null;
      }
      Thread.sleep(2);
    }
    return System.nanoTime();
  }

  static void pause(Duration time) throws InterruptedException {
    Thread.sleep(Math.max(0, time.toMillis()));
  }

  static @Nullable Duration between(@Nullable Long start, @Nullable Long end) {
    return start == null || end == null ? null : Duration.ofNanos(end - start);
  }

  static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
