package io.github.fallback4j.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.internal.time.OwnPauses;
import io.github.fallback4j.internal.verdict.Outbox;
import io.github.fallback4j.internal.verdict.Recorder;
import io.github.fallback4j.internal.verdict.Ruling;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.spi.ContextCarrier;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What calls of our own are made with, and when that is given up. */
class ProberTest {
  private final ManualTime time = new ManualTime();
  private final DependencySpec spec = DependencySpec.nonEssential("ranking").permits(1).build();
  private final CallSite site =
      new CallSite(List.of(), null, false, Consumption.UNKNOWN, true, null);
  private final ScarceThreads threads = new ScarceThreads();
  private final Doubts doubts = new Doubts();
  private final Route route = route(spec);
  private final Prober prober = Prober.attachTo(route);

  private Route route(DependencySpec spec) {
    Surroundings surroundings =
        new Surroundings(
            time,
            new Watch(time, new OwnPauses()),
            null,
            () -> true,
            new Offload(threads),
            ContextCarrier.none(),
            new DegradationSinks(null),
            new Memories(time));
    Standing standing =
        new Standing(
            "ranking",
            Ruling.none(time.now()),
            spec.ramp(),
            time,
            new Outbox(),
            new Standing.Listener() {
              @Override
              public void changed(DependencyState before, DependencyState after) {}

              @Override
              public void rampStepBegan(long step) {}
            });
    return Route.primary(
        spec, new RouteStanding(standing, doubts), surroundings, FailureCount.NONE);
  }

  /** Hears how probes end. */
  private static final class Doubts implements Recorder {
    volatile boolean inDoubt = true;
    int good;
    int failed;

    @Override
    public void succeeded(long start, long elapsed) {
      good++;
    }

    @Override
    public void failed(Cause cause, @Nullable Throwable failure, long start, long elapsed) {
      failed++;
    }

    @Override
    public void abandoned(long start) {}

    @Override
    public void exhausted() {}

    @Override
    public boolean inDoubt() {
      return inDoubt;
    }
  }

  private void offer(ProbeWork.Repetition call) {
    route.offer(site, call);
  }

  private static Object poison() {
    throw new IllegalStateException("no such room");
  }

  @Test
  void noThreadToBeHad_thePermitIsFreeForTheNextProbe() {
    offer(() -> "live");
    threads.exhausted = true;
    assertThat(prober.probe()).isFalse();
    threads.exhausted = false;

    assertThat(prober.probe()).isTrue();
    assertThat(doubts.good).isEqualTo(1);
  }

  @Test
  void repeatedCallFailsAgainAndAgain_isDropped() {
    offer(ProberTest::poison);
    for (int i = 0; i < 14; i++) {
      assertThat(prober.probe()).isTrue();
    }
    assertThat(prober.canProbe()).isTrue();
    prober.probe();

    assertThat(doubts.failed).isEqualTo(15);
    assertThat(prober.canProbe()).isFalse();
    assertThat(prober.probe()).isFalse();
  }

  @Test
  void repeatedCallOfWhatIsEssentialFails_isKeptForLonger() {
    Route essentialRoute = route(DependencySpec.essential("lesson").standby().build());
    Prober essential = Prober.attachTo(essentialRoute);
    essentialRoute.offer(site, ProberTest::poison);
    for (int i = 0; i < 59; i++) {
      essential.probe();
    }
    assertThat(essential.canProbe()).isTrue();
    essential.probe();

    assertThat(essential.canProbe()).isFalse();
  }

  @Test
  void repeatedCallSucceedsMeanwhile_isKept() {
    boolean[] down = {true};
    offer(() -> down[0] ? poison() : "live");
    for (int i = 0; i < 30; i++) {
      down[0] = i != 10;
      prober.probe();
      if (i == 24) {
        assertThat(prober.canProbe()).isTrue();
      }
    }

    assertThat(prober.canProbe()).isFalse();
    assertThat(doubts.good).isEqualTo(1);
    assertThat(doubts.failed).isEqualTo(25);
  }

  @Test
  void otherCallIsOffered_itHasTriesOfItsOwn() {
    offer(ProberTest::poison);
    for (int i = 0; i < 14; i++) {
      prober.probe();
    }
    offer(ProberTest::poison);
    prober.probe();

    assertThat(prober.canProbe()).isTrue();
  }

  @Test
  void nothingIsInDoubtAnyMore_theCallIsLetGo() {
    offer(() -> "live");
    prober.settled();

    assertThat(prober.canProbe()).isFalse();
  }

  @RepeatedTest(500)
  void offeredInTheMomentInWhichAllIsWell_isNotKept(RepetitionInfo repetition) throws Exception {
    CyclicBarrier gate = new CyclicBarrier(2);
    Thread detection =
        new Thread(
            () -> {
              meet(gate);
              doubts.inDoubt = false;
              prober.settled();
            });
    detection.start();
    meet(gate);
    if (repetition.getCurrentRepetition() % 2 == 0) {
      Thread.yield();
    }
    offer(() -> "live");
    detection.join();

    assertThat(prober.canProbe()).isFalse();
  }

  private static void meet(CyclicBarrier gate) {
    try {
      gate.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void offeredWhenAllIsWell_isNotKept() {
    doubts.inDoubt = false;
    offer(() -> "live");

    assertThat(prober.canProbe()).isFalse();
  }
}
