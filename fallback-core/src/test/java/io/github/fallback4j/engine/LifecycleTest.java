package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.Order;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an engine begins, it ends; and it knows of no other. */
class LifecycleTest {

  private static Set<Thread> ours() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("fallback-"))
        .collect(Collectors.toSet());
  }

  private static FallbackEngine engine() {
    return FallbackEngine.builder()
        .environment(Map.of())
        .add(DependencySpec.nonEssential("ranking").build())
        .add(
            DependencySpec.nonEssential("slow")
                .enforce(Enforce.OFFLOAD)
                .warmUp(0)
                .deadline(Duration.ofMillis(20))
                .build())
        .build();
  }

  @Test
  void engineBuiltAndNotUsed_beginsNoThread() {
    Set<Thread> before = ours();
    try (FallbackEngine idle = engine()) {
      assertThat(ours()).isSubsetOf(before);
      assertThat(idle.integration().enabled()).isTrue();
    }
  }

  @Test
  void engineUsed_itsThreadsAreDaemons() {
    Set<Thread> before = ours();
    try (FallbackEngine used = engine()) {
      used.get("ranking").call(() -> "live", () -> "instead");
      assertThat(ours()).allMatch(Thread::isDaemon);
      await().until(() -> !before.containsAll(ours()));
    }
  }

  @Test
  void closed_noThreadOfItsIsLeft() {
    Set<Thread> before = ours();
    FallbackEngine used = engine();
    used.get("slow").run(new CountDownLatch(1)::await);
    used.get("slow").callAsync(CompletableFuture<String>::new, () -> "instead");
    used.switchboard().order(Order.off("ranking"));

    used.close();

    await().untilAsserted(() -> assertThat(ours()).isSubsetOf(before));
  }

  @Test
  void closedTwice_nothingHappens() {
    FallbackEngine engine = engine();
    engine.close();
    engine.close();
  }

  @Test
  void callsAfterClose_areMadeAsTheLastVerdictsSay() {
    FallbackEngine engine = engine();
    Dependency ranking = engine.get("ranking");
    engine.close();
    assertThat(ranking.call(() -> "live", () -> "instead")).isEqualTo("live");

    FallbackEngine off = engine();
    off.switchboard().order(Order.off("ranking"));
    off.close();
    assertThat(off.get("ranking").call(() -> "live", () -> "instead")).isEqualTo("instead");
  }

  @Test
  void timeIsHandedIn_isNotClosedWithTheEngine() {
    EngineFixture fixture = new EngineFixture(DependencySpec.nonEssential("ranking").build());
    fixture.close();
    int[] ran = {0};
    fixture.time.schedule(Duration.ofSeconds(1), () -> ran[0]++);
    fixture.advance(Duration.ofSeconds(1));

    assertThat(ran[0]).isEqualTo(1);
  }

  @Test
  void closedWhileAnOrderIsInForce_nothingOfItRunsInTimeThatWasHandedIn() {
    EngineFixture fixture = new EngineFixture(DependencySpec.nonEssential("ranking").build());
    fixture.engine.switchboard().order(Order.off("ranking").lasting(Duration.ofSeconds(5)));
    fixture.close();

    fixture.advance(Duration.ofMinutes(1));

    assertThat(fixture.get("ranking").state().cause()).isEqualTo(Cause.SWITCH_OFF);
  }

  @Test
  void twoEngines_doNotKnowEachOther() {
    DependencySpec spec = DependencySpec.nonEssential("ranking").permits(1).build();
    try (EngineFixture one = new EngineFixture(spec);
        EngineFixture other = new EngineFixture(spec)) {
      one.fail("ranking", 5, Duration.ofMillis(150));
      one.engine.switchboard().order(LevelOrder.of(3));
      one.engine.switchboard().order(Order.off("all"));

      assertThat(other.get("ranking").state().cause()).isEqualTo(Cause.NONE);
      assertThat(other.engine.switchboard().level().value()).isZero();
      assertThat(other.events).isEmpty();
      assertThat(other.get("ranking").calls().substitute()).isZero();
      other
          .get("ranking")
          .run(
              () -> {
                one.engine.switchboard().order(Order.on("ranking"));
                assertThat(one.get("ranking").call(() -> "live", () -> "instead"))
                    .as("its own permits")
                    .isEqualTo("live");
              });
    }
  }
}
