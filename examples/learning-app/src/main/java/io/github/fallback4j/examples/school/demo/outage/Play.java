package io.github.fallback4j.examples.school.demo.outage;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.Status;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Plays one outage while visitors come, and writes down when they notice what. */
final class Play {
  private static final String WATCHED = "lesson-ranking";
  private static final Duration SETTLING = Duration.ofSeconds(1);
  private static final Duration CALM = Duration.ofSeconds(4);
  private static final Duration AFTERMATH = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final Outage outage;
  private final Dependencies dependencies;
  private final Visitors visitors;
  private final Timeline timeline;
  private final List<Tally> phases = new ArrayList<>();

  Play(Outage outage, Dependencies dependencies, Visitors visitors, Timeline timeline) {
    this.outage = outage;
    this.dependencies = dependencies;
    this.visitors = visitors;
    this.timeline = timeline;
  }

  /**
   * What was seen. A time is {@code null} if it was waited for in vain.
   *
   * @param visits all lesson pages, before, during and after the outage
   * @param firstFallback from the beginning to the first page that came without the ranking
   * @param firstSkip from the beginning to the first calls that were not even tried
   * @param allLive from the end until every call went through again
   */
  record Seen(
      Outage outage,
      Tally visits,
      @Nullable Duration firstFallback,
      @Nullable Duration firstSkip,
      @Nullable Duration allLive) {}

  Seen play() throws IOException, InterruptedException {
    outage.preparation().perform();
    pause(SETTLING);
    await(this::allLive);
    timeline.title(outage.title());
    phase("all well", CALM);

    visitors.watchRanking();
    timeline.startClock();
    Tally during = enter();
    long began = System.nanoTime();
    outage.beginning().perform();
    timeline.note("it begins");
    Duration firstFallback = since(began, awaitMissingRanking());
    Duration firstSkip = since(began, await(() -> status() == Status.DEGRADED));
    timeline.note(
        "%s is %s because of %s: calls are skipped from here on",
        WATCHED, words(status()), words(state().cause()));
    long ended = awaitEnd(began);
    timeline.tally("during the outage", during);

    Tally after = enter();
    await(() -> status() != Status.DEGRADED);
    timeline.note("the first calls are let through again");
    Long live = await(this::allLive);
    if (live != null) {
      timeline.note("every call goes through again");
    }
    timeline.tally("on the way back", after);
    phase("all well again", AFTERMATH);
    return new Seen(outage, Tally.sum(phases), firstFallback, firstSkip, since(ended, live));
  }

  /** Lets the outage last its time and ends it; an order ends by itself, and says when. */
  private long awaitEnd(long began) throws IOException, InterruptedException {
    Instant until = state().until();
    Duration left =
        until != null
            ? Duration.between(Instant.now(), until)
            : outage.lasting().minusNanos(System.nanoTime() - began);
    pause(left);
    outage.end().perform();
    timeline.note("it ends");
    return System.nanoTime();
  }

  private @Nullable Long awaitMissingRanking() throws InterruptedException {
    await(() -> visitors.rankingSeenMissing() != null);
    Long seen = visitors.rankingSeenMissing();
    if (seen != null) {
      timeline.note("the first page comes without the ranking");
    }
    return seen;
  }

  private void phase(String name, Duration lasting) throws InterruptedException {
    Tally tally = enter();
    pause(lasting);
    timeline.tally(name, tally);
  }

  private Tally enter() {
    Tally tally = visitors.enter();
    phases.add(tally);
    return tally;
  }

  private DependencyState state() {
    return dependencies.get(WATCHED).state();
  }

  private Status status() {
    return state().status();
  }

  private boolean allLive() {
    return dependencies.all().stream()
        .map(Dependency::state)
        .allMatch(state -> state.status() == Status.NORMAL);
  }

  /** Returns when the condition held, or {@code null} if it did not in a long time. */
  private static @Nullable Long await(BooleanSupplier condition) throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > LONGEST_WAIT.toNanos()) {
        return null;
      }
      Thread.sleep(2);
    }
    return System.nanoTime();
  }

  private static void pause(Duration time) throws InterruptedException {
    Thread.sleep(Math.max(0, time.toMillis()));
  }

  private static @Nullable Duration since(long start, @Nullable Long moment) {
    return moment == null ? null : Duration.ofNanos(moment - start);
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
