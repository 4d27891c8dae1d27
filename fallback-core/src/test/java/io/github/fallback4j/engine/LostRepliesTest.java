package io.github.fallback4j.engine;

import static io.github.fallback4j.CallWithStandby.withStandby;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencySpecBuilder;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.Order;
import io.github.fallback4j.reactor.Reactive;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Calls that never end, because their replies are lost, do not keep their permits for ever. */
class LostRepliesTest {
  private static final Duration DEADLINE = Duration.ofSeconds(1);
  private static final int PERMITS = 5;

  private final CountDownLatch end = new CountDownLatch(1);
  private final List<CompletableFuture<String>> lost = new ArrayList<>();
  private EngineFixture fixture = new EngineFixture();

  @AfterEach
  void close() {
    end.countDown();
    fixture.close();
  }

  private Dependency dependency(DependencySpecBuilder spec) {
    fixture = new EngineFixture(spec.permits(PERMITS).deadline(DEADLINE).warmUp(0).build());
    return fixture.get("ranking");
  }

  private static DependencySpecBuilder ranking() {
    return DependencySpec.nonEssential("ranking");
  }

  private CompletionStage<String> forgotten() {
    CompletableFuture<String> stage = new CompletableFuture<>();
    lost.add(stage);
    return stage;
  }

  private void loseAll(Dependency ranking) {
    for (int i = 0; i < PERMITS; i++) {
      ranking.callAsync(this::forgotten, () -> "instead");
    }
    assertThat(ranking.calls().inFlight()).isEqualTo(PERMITS);
  }

  private boolean isLive(Dependency ranking) {
    return ranking
        .callAsync(() -> CompletableFuture.completedFuture("live"), () -> "instead")
        .toCompletableFuture()
        .join()
        .equals("live");
  }

  /** Calls ten times a second; returns how many of the last ten calls were live. */
  private int live(Dependency ranking, Duration length) {
    int live = 0;
    for (int i = 0; i < length.toMillis() / 100; i++) {
      fixture.advance(Duration.ofMillis(100));
      boolean isLive = isLive(ranking);
      live += isLive && i >= length.toMillis() / 100 - 10 ? 1 : 0;
    }
    return live;
  }

  @Test
  void everyPermitIsLost_dependencyIsWellAgainAndItsCallsAreLive() {
    Dependency ranking = dependency(ranking());
    loseAll(ranking);
    fixture.advance(DEADLINE.plusMillis(10));
    assertThat(isLive(ranking)).isFalse();
    assertThat(ranking.state().cause()).isEqualTo(Cause.BREAKER);

    assertThat(live(ranking, Duration.ofSeconds(15))).isEqualTo(10);

    assertThat(ranking.state().cause()).isEqualTo(Cause.NONE);
    assertThat(lost).noneMatch(CompletableFuture::isDone);
  }

  @Test
  void longDeadline_theWayBackDoesNotWaitForTenOfThem() {
    Dependency ranking = dependency(ranking());
    fixture.close();
    fixture =
        new EngineFixture(
            ranking().permits(PERMITS).deadline(Duration.ofMinutes(1)).warmUp(0).build());
    ranking = fixture.get("ranking");
    loseAll(ranking);
    fixture.advance(Duration.ofSeconds(61));
    assertThat(isLive(ranking)).isFalse();

    assertThat(live(ranking, Duration.ofSeconds(15))).isEqualTo(10);
  }

  @Test
  void tenDeadlinesLater_permitsAreBackAndThatIsCounted() {
    Dependency ranking = dependency(ranking().automatic(io.github.fallback4j.Automatic.OFF));
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    new FallbackMetrics(fixture.engine).bindTo(registry);
    loseAll(ranking);
    fixture.advance(Duration.ofMillis(9_900));
    assertThat(isLive(ranking)).isFalse();

    fixture.advance(Duration.ofMillis(200));

    assertThat(isLive(ranking)).isTrue();
    assertThat(ranking.calls().inFlight()).isZero();
    assertThat(registry.get("fallback.calls.lost").functionCounter().count()).isEqualTo(PERMITS);
  }

  @Test
  void lostCallEndsAfterAll_nothingChanges() {
    Dependency ranking = dependency(ranking().automatic(io.github.fallback4j.Automatic.OFF));
    loseAll(ranking);
    fixture.advance(Duration.ofSeconds(11));
    CompletableFuture<String> held = new CompletableFuture<>();
    CompletableFuture<String> answer =
        ranking.callAsync(() -> held, () -> "instead").toCompletableFuture();

    lost.forEach(stage -> stage.complete("late"));

    assertThat(ranking.calls().inFlight()).isEqualTo(1);
    held.complete("live");
    assertThat(answer).isCompletedWithValue("live");
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void outageGoesOn_whatIsOutstandingStaysBounded() {
    Dependency ranking = dependency(ranking().automatic(io.github.fallback4j.Automatic.OFF));
    for (int second = 0; second < 600; second++) {
      ranking.callAsync(this::forgotten, () -> "instead");
      fixture.advance(Duration.ofSeconds(1));
    }

    assertThat(lost).hasSizeLessThanOrEqualTo(2 * PERMITS + 10);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void threadsAreLost_offloadedOrDeaf_theirPermitsComeBack(boolean offloaded) throws Exception {
    Dependency ranking =
        dependency(ranking().enforce(offloaded ? Enforce.OFFLOAD : Enforce.INTERRUPT));
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < PERMITS; i++) {
      Thread caller =
          new Thread(
              () -> {
                ranking.call(this::deaf, () -> "instead");
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
              });
      caller.start();
      callers.add(caller);
    }
    await().until(() -> ranking.calls().inFlight() == PERMITS);
    fixture.advance(Duration.ofSeconds(11));

    assertThat(live(ranking, Duration.ofSeconds(15))).isEqualTo(10);

    end.countDown();
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(ranking.calls().inFlight()).isZero();
  }

  private String deaf() {
    while (end.getCount() > 0) {
      try {
        end.await();
      } catch (InterruptedException deaf) {
        // goes on
      }
    }
    return "late";
  }

  @Test
  void sharedPermits_comeBackToo() {
    fixture =
        new EngineFixture(
            builder -> builder.sharedPermits(1),
            ranking().enforce(Enforce.OFFLOAD).warmUp(0).build(),
            DependencySpec.nonEssential("badges").build());
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(
            () -> fixture.get("ranking").call(this::deaf, () -> "instead"));
    await().until(() -> fixture.get("ranking").calls().inFlight() == 1);
    fixture.advance(Duration.ofSeconds(2));
    assertThat(answer.join()).isEqualTo("instead");

    fixture.advance(Duration.ofSeconds(10));

    assertThat(fixture.get("badges").call(() -> "live", () -> "instead")).isEqualTo("live");
  }

  @Test
  void monos_theirPermitsComeBack() {
    Dependency ranking = dependency(ranking());
    for (int i = 0; i < PERMITS; i++) {
      Reactive.monoOrElse(ranking, Mono::never, why -> Mono.just("instead")).subscribe();
    }
    fixture.advance(DEADLINE.plusMillis(10));

    assertThat(live(ranking, Duration.ofSeconds(15))).isEqualTo(10);
  }

  @Test
  void keyedCalls_findTheirPermitsAgain() {
    Dependency ranking =
        dependency(
            ranking().lastKnownGood(io.github.fallback4j.settings.LastKnownGoodSettings.DEFAULT));
    loseAll(ranking.keyed("room"));
    fixture.advance(DEADLINE.plusMillis(10));

    assertThat(live(ranking.keyed("room"), Duration.ofSeconds(15))).isEqualTo(10);
  }

  @Test
  void probeIsDeclared_itFindsAPlace() {
    int[] probes = {0};
    Dependency ranking =
        dependency(
            ranking()
                .probe(
                    () -> {
                      probes[0]++;
                      return true;
                    }));
    loseAll(ranking);
    fixture.advance(DEADLINE.plusMillis(10));
    isLive(ranking);
    fixture.advance(Duration.ofSeconds(3));

    await().until(() -> probes[0] > 0);
  }

  @Test
  void standbyIsLost_itComesBack() {
    Dependency ranking = dependency(ranking().standby());
    fixture.engine.switchboard().order(Order.standby("ranking").lasting(Duration.ofHours(1)));
    for (int i = 0; i < PERMITS; i++) {
      ranking.callAsync(withStandby(this::forgotten, this::forgotten), () -> "instead");
    }
    fixture.advance(Duration.ofSeconds(30));

    CompletableFuture<String> answer =
        ranking
            .<String>callAsync(
                withStandby(
                    () -> CompletableFuture.completedFuture("primary"),
                    () -> CompletableFuture.completedFuture("standby")),
                () -> "instead")
            .toCompletableFuture();
    assertThat(answer).isCompletedWithValue("standby");
  }
}
