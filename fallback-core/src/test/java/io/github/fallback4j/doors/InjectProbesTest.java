package io.github.fallback4j.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Status;
import io.github.fallback4j.reactor.Reactive;
import io.github.fallback4j.spi.CallFault;
import io.github.fallback4j.spi.Fault;
import io.github.fallback4j.spi.FaultLease;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Probes and repeated calls meet a fault as callers' calls do, so that it keeps a dependency out.
 */
class InjectProbesTest {
  private static final Duration TICK = Duration.ofMillis(150);

  private final AtomicInteger probes = new AtomicInteger();
  private final AtomicInteger made = new AtomicInteger();
  private final DoorsFixture fixture =
      new DoorsFixture(
          DependencySpec.nonEssential("probed").warmUp(0).probe(probes::incrementAndGet).build(),
          DependencySpec.nonEssential("repeated").warmUp(0).idempotent(true).build());

  /** Kinds of calls that may be made again. */
  enum Repeated {
    BLOCKING,
    STAGE,
    MONO,
    FLUX
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private FaultLease inject(Fault kind, String dependency) {
    return fixture.access.inject(
        CallFault.of(kind, dependency, Duration.ofHours(1))
            .heartbeat(Duration.ofSeconds(10))
            .build());
  }

  private Status status(String dependency) {
    return fixture.get(dependency).state().status();
  }

  private String live() {
    made.incrementAndGet();
    return "live";
  }

  private void call(String id, Repeated kind) {
    Dependency dependency = fixture.get(id);
    switch (kind) {
      case BLOCKING -> dependency.call(this::live, () -> "instead");
      case STAGE ->
          dependency
              .callAsync(() -> CompletableFuture.completedFuture(live()), () -> "instead")
              .toCompletableFuture()
              .join();
      case MONO ->
          Reactive.mono(dependency, () -> Mono.fromSupplier(this::live), () -> Mono.just("instead"))
              .block();
      case FLUX ->
          Reactive.flux(
                  dependency,
                  () -> Mono.fromSupplier(this::live).flux(),
                  () -> Flux.just("instead"))
              .blockLast();
    }
  }

  private void trip(String dependency, Repeated kind) {
    for (int i = 0; i < 6; i++) {
      call(dependency, kind);
      fixture.advance(TICK);
    }
    assertThat(status(dependency)).isEqualTo(Status.DEGRADED);
  }

  /** Lets time pass until the fault was met by so many more, none of which is a caller's call. */
  private void awaitMet(FaultLease fault, long more) {
    long goal = fault.met() + more;
    await()
        .pollInterval(Duration.ofMillis(2))
        .until(
            () -> {
              fault.beat();
              fixture.advance(TICK);
              return fault.met() >= goal;
            });
  }

  private void awaitReturn(String dependency) {
    await()
        .pollInterval(Duration.ofMillis(2))
        .until(
            () -> {
              fixture.advance(TICK);
              return status(dependency) != Status.DEGRADED;
            });
  }

  @Test
  void declaredProbe_failsWhileTheFaultActsAndIsMadeAfterIt() {
    FaultLease fault = inject(Fault.ERROR, "probed");
    trip("probed", Repeated.BLOCKING);
    awaitMet(fault, 3);
    assertThat(probes).hasValue(0);
    assertThat(status("probed")).isEqualTo(Status.DEGRADED);

    fault.close();
    awaitReturn("probed");
    assertThat(probes).hasPositiveValue();
  }

  @Test
  void declaredProbeHangs_itIsInterruptedAndAnotherFollows() {
    FaultLease error = inject(Fault.ERROR, "probed");
    trip("probed", Repeated.BLOCKING);
    error.close();
    FaultLease fault = inject(Fault.HANG, "probed");
    awaitMet(fault, 2);
    assertThat(probes).hasValueLessThan(2); // one may have met neither fault
    assertThat(status("probed")).isEqualTo(Status.DEGRADED);

    fault.close();
    awaitReturn("probed");
  }

  @ParameterizedTest
  @EnumSource(Repeated.class)
  void repeatedCall_failsWhileTheFaultActsAndIsMadeAfterIt(Repeated kind) {
    FaultLease fault = inject(Fault.ERROR, "repeated");
    trip("repeated", kind);
    awaitMet(fault, 3);
    assertThat(made).hasValue(0);
    assertThat(status("repeated")).isEqualTo(Status.DEGRADED);

    fault.close();
    awaitReturn("repeated");
    assertThat(made).hasPositiveValue();
  }
}
