package io.github.fallback4j.examples.school.demo.outage;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.Status;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Plays an outage of what lessons can do without: visitors may miss the ranking, never a lesson.
 */
final class RankingPlay {
  private static final String WATCHED = "lesson-ranking";

  private final Outage outage;
  private final Dependencies dependencies;
  private final Stage stage;

  RankingPlay(Outage outage, Dependencies dependencies, Stage stage) {
    this.outage = outage;
    this.dependencies = dependencies;
    this.stage = stage;
  }

  /**
   * What visitors saw during the outage. A time is {@code null} if it was waited for in vain.
   *
   * @param firstFallback from the beginning to the first page that came without the ranking
   * @param firstSkip from the beginning to the first calls that were not even tried
   * @param allLive from the end until every call went through again
   */
  record RankingSeen(
      Outage outage,
      Tally visits,
      @Nullable Duration firstFallback,
      @Nullable Duration firstSkip,
      @Nullable Duration allLive)
      implements Seen {

    @Override
    public int avoidable() {
      return visits.failed();
    }
  }

  RankingSeen play() throws IOException, InterruptedException {
    Timeline timeline = stage.timeline();
    outage.preparation().perform();
    stage.settle(this::allLive);
    timeline.title(outage.title());
    stage.before();

    timeline.startClock();
    Tally during = stage.enter();
    long began = System.nanoTime();
    outage.beginning().perform();
    timeline.note("it begins");
    Duration firstFallback = Stage.between(began, awaitMissingRanking(during));
    Duration firstSkip =
        Stage.between(began, Stage.await(() -> state().status() == Status.DEGRADED));
    timeline.note(
        "%s is %s because of %s: calls are skipped from here on",
        WATCHED, Stage.words(state().status()), Stage.words(state().cause()));
    long ended = awaitEnd(began);
    timeline.tally("during the outage", during);

    Tally after = stage.enter();
    Stage.await(() -> state().status() != Status.DEGRADED);
    timeline.note("the first calls are let through again");
    Long live = Stage.await(this::allLive);
    if (live != null) {
      timeline.note("every call goes through again");
    }
    timeline.tally("on the ramp", after);
    stage.afterwards();
    return new RankingSeen(
        outage, stage.visits(), firstFallback, firstSkip, Stage.between(ended, live));
  }

  /** Lets the outage last its time and ends it; an order ends by itself, and says when. */
  private long awaitEnd(long began) throws IOException, InterruptedException {
    Instant until = state().until();
    Duration left =
        until != null
            ? Duration.between(Instant.now(), until)
            : outage.lasting().minusNanos(System.nanoTime() - began);
    Stage.pause(left);
    outage.end().perform();
    stage.timeline().note("it ends");
    return System.nanoTime();
  }

  private @Nullable Long awaitMissingRanking(Tally during) throws InterruptedException {
    Stage.await(() -> during.first(Visit.Page.LESSON_WITHOUT_RANKING) != null);
    Long seen = during.first(Visit.Page.LESSON_WITHOUT_RANKING);
    if (seen != null) {
      stage.timeline().note("the first page comes without the ranking");
    }
    return seen;
  }

  private DependencyState state() {
    return dependencies.get(WATCHED).state();
  }

  private boolean allLive() {
    return dependencies.all().stream()
        .map(Dependency::state)
        .allMatch(state -> state.status() == Status.NORMAL);
  }
}
