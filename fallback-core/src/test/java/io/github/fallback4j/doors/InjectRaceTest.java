package io.github.fallback4j.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.spi.CallFault;
import io.github.fallback4j.spi.DrillRefusedException;
import io.github.fallback4j.spi.Fault;
import io.github.fallback4j.spi.FaultLease;
import io.github.fallback4j.spi.Registration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults come and go while calls are made, and nothing of them stays. */
class InjectRaceTest {
  private static final int ROUNDS = 300;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger made = new AtomicInteger();

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  /** Nothing is skipped, so that each answer tells whether its call met a fault. */
  private static DoorsFixture engine() {
    return new DoorsFixture(
        DependencySpec.nonEssential("ranking").automatic(Automatic.OFF).build());
  }

  private static CallFault fault(Fault kind) {
    return CallFault.of(kind, "ranking", Duration.ofMinutes(1)).build();
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.get(30, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @EnumSource(CallShape.class)
  void faultsComeAndGoUnderCalls_eachCallIsAnsweredAndNoneIsHitAfterwards(CallShape shape)
      throws Exception {
    try (DoorsFixture fixture = engine()) {
      AtomicBoolean over = new AtomicBoolean();
      List<Future<Integer>> callers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        callers.add(
            threads.submit(
                () -> {
                  int answers = 0;
                  while (!over.get()) {
                    assertThat(get(shape.ask(fixture.get("ranking"), made, threads)))
                        .isIn("live", "instead");
                    answers++;
                  }
                  return answers;
                }));
      }
      for (int i = 0; i < ROUNDS; i++) {
        fixture.access.inject(fault(i % 2 == 0 ? Fault.HANG : Fault.ERROR)).close();
      }
      over.set(true);
      for (Future<Integer> caller : callers) {
        get(caller);
      }
      assertThat(get(shape.ask(fixture.get("ranking"), made, threads))).isEqualTo("live");
    }
  }

  @Test
  void twoInjectAtOnce_oneIsRefusedAndTheOtherActs() throws Exception {
    try (DoorsFixture fixture = engine()) {
      for (int i = 0; i < ROUNDS; i++) {
        List<@Nullable FaultLease> leases =
            atOnce(() -> injectOrNull(fixture), () -> injectOrNull(fixture));
        assertThat(leases).containsOnlyOnce((FaultLease) null);
        assertThat(CallShape.STAGE.ask(fixture.get("ranking"), made, threads).join())
            .isEqualTo("instead");
        for (FaultLease lease : leases) {
          if (lease != null) {
            assertThat(lease.end()).isNull();
            lease.close();
          }
        }
      }
    }
  }

  @Test
  void oneEndsWhileAnotherIsInjected_theOtherActsIfItWasTaken() throws Exception {
    try (DoorsFixture fixture = engine()) {
      for (int i = 0; i < ROUNDS; i++) {
        FaultLease first = fixture.access.inject(fault(Fault.ERROR));
        List<@Nullable FaultLease> leases =
            atOnce(
                () -> {
                  first.close();
                  return null;
                },
                () -> injectOrNull(fixture));
        FaultLease second = leases.get(1);
        assertThat(CallShape.STAGE.ask(fixture.get("ranking"), made, threads).join())
            .isEqualTo(second == null ? "live" : "instead");
        if (second != null) {
          second.close();
        }
      }
    }
  }

  @Test
  void engineIsClosedWhileSomethingBegins_nothingActsAfterwards() throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      DoorsFixture fixture = engine();
      atOnce(
          () -> {
            fixture.close();
            return null;
          },
          () -> {
            try {
              return fixture.access.inject(fault(Fault.ERROR));
            } catch (IllegalStateException closed) {
              return null;
            }
          });
      assertThat(CallShape.STAGE.ask(fixture.get("ranking"), made, threads).join())
          .isEqualTo("live");
    }
  }

  @Test
  void degradationIsHeldBackAndLetGoAtOnce_neitherFails() throws Exception {
    try (DoorsFixture fixture = engine()) {
      for (int i = 0; i < ROUNDS; i++) {
        Registration first = fixture.access.holdBack("ranking", Duration.ofMinutes(1));
        List<@Nullable Registration> second =
            atOnce(
                () -> {
                  first.close();
                  return null;
                },
                () -> fixture.access.holdBack("ranking", Duration.ofMinutes(1)));
        Registration held = second.get(1);
        assertThat(held).isNotNull();
        held.close();
      }
    }
  }

  private static @Nullable FaultLease injectOrNull(DoorsFixture fixture) {
    try {
      return fixture.access.inject(fault(Fault.ERROR));
    } catch (DrillRefusedException running) {
      return null;
    }
  }

  private <T> List<@Nullable T> atOnce(Callable<@Nullable T> one, Callable<@Nullable T> two)
      throws Exception {
    CyclicBarrier gate = new CyclicBarrier(2);
    List<Future<@Nullable T>> running = new ArrayList<>();
    for (Callable<@Nullable T> each : List.of(one, two)) {
      running.add(
          threads.submit(
              () -> {
                gate.await();
                return each.call();
              }));
    }
    List<@Nullable T> results = new ArrayList<>();
    for (Future<@Nullable T> each : running) {
      results.add(each.get(30, TimeUnit.SECONDS));
    }
    return results;
  }
}
