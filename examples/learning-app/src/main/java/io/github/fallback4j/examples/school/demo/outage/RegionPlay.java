package io.github.fallback4j.examples.school.demo.outage;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.Routes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plays how lessons leave Tokyo, are read in Osaka, and come back. */
final class RegionPlay {
  private static final List<String> WATCHED = List.of("lesson", "shelf");

  private final Outage outage;
  private final List<Dependency> watched;
  private final Stage stage;

  RegionPlay(Outage outage, Dependencies dependencies, Stage stage) {
    this.outage = outage;
    this.watched = WATCHED.stream().map(dependencies::get).toList();
    this.stage = stage;
  }

  /**
   * What visitors saw during the outage. A time is {@code null} if there was no such moment.
   *
   * @param firstFailed from the beginning to the first page without a lesson
   * @param moving from the beginning until a breaker or an order sent the first calls to Osaka
   * @param fromOsaka from then to the first page made of nothing but answers from Osaka
   * @param back from the end until every call went to Tokyo again
   * @param before pages that failed before a breaker had opened: no call is made twice, so nobody
   *     can save them
   * @param avoidable all other pages that failed
   */
  record RegionSeen(
      Outage outage,
      Tally visits,
      @Nullable Duration firstFailed,
      @Nullable Duration moving,
      @Nullable Duration fromOsaka,
      @Nullable Duration back,
      int before,
      int avoidable)
      implements Seen {}

  RegionSeen play() throws IOException, InterruptedException {
    Timeline timeline = stage.timeline();
    outage.preparation().perform();
    stage.settle(this::allInTokyo);
    timeline.title(outage.title());
    Tally calm = stage.before();
    int failedInCalm = calm.failed();

    timeline.startClock();
    Tally before = stage.enter();
    long began = System.nanoTime();
    outage.beginning().perform();
    timeline.note("it begins");
    Long firstFailed = awaitFailed(before);
    Long moving = awaitMove(watched.get(0));
    awaitMove(watched.get(1));
    boolean broken = routes(watched.get(0)).primary().cause() == Cause.BREAKER;
    Tally meanwhile = stage.enter();
    Long fromOsaka = awaitLesson(meanwhile);
    Stage.pause(outage.lasting().minusNanos(System.nanoTime() - began));
    outage.end().perform();
    long ended = System.nanoTime();
    timeline.note("it ends");
    timeline.tally("until it moved", before);
    timeline.tally("in Osaka", meanwhile);

    Tally after = stage.enter();
    Stage.await(() -> watched.stream().noneMatch(RegionPlay::inOsaka));
    timeline.note("the first calls go to Tokyo again");
    Long back = Stage.await(this::allInTokyo);
    if (back != null) {
      timeline.note("every call goes to Tokyo again");
    }
    timeline.tally("on the ramp", after);
    stage.afterwards();

    Tally all = stage.visits();
    int caught = calm.failed() - failedInCalm; // in the middle of a page
    int unsaved = broken ? caught + before.failed() : 0;
    return new RegionSeen(
        outage,
        all,
        Stage.between(began, firstFailed),
        Stage.between(began, moving),
        Stage.between(moving, fromOsaka),
        Stage.between(ended, back),
        unsaved,
        all.failed() - unsaved);
  }

  private @Nullable Long awaitFailed(Tally before) throws InterruptedException {
    Stage.await(() -> before.first(Visit.Page.NO_LESSON) != null || inOsaka(watched.get(0)));
    Long failed = before.first(Visit.Page.NO_LESSON);
    if (failed != null) {
      stage.timeline().note("the first page fails");
    }
    return failed;
  }

  private @Nullable Long awaitMove(Dependency dependency) throws InterruptedException {
    Long moved = Stage.await(() -> inOsaka(dependency));
    if (moved != null) {
      stage
          .timeline()
          .note(
              "%s comes from Osaka because of %s: its calls to Tokyo end here",
              dependency.id(), Stage.words(routes(dependency).primary().cause()));
    }
    return moved;
  }

  private @Nullable Long awaitLesson(Tally meanwhile) throws InterruptedException {
    Stage.await(() -> meanwhile.first(Visit.Page.LESSON) != null);
    Long seen = meanwhile.first(Visit.Page.LESSON);
    if (seen != null) {
      stage.timeline().note("the first page comes from Osaka");
    }
    return seen;
  }

  private boolean allInTokyo() {
    return watched.stream().allMatch(dependency -> routes(dependency).standbyShare() == 0);
  }

  private static boolean inOsaka(Dependency dependency) {
    return routes(dependency).standbyShare() == 1;
  }

  private static Routes routes(Dependency dependency) {
    Routes routes = dependency.routes();
    if (routes == null) {
      throw new IllegalStateException("'" + dependency.id() + "' has no standby");
    }
    return routes;
  }
}
