package io.github.fallback4j.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fallback4j.CallWithStandby;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Order;
import io.github.fallback4j.UnknownDependencyException;
import io.github.fallback4j.reactor.Reactive;
import io.github.fallback4j.spi.CallFault;
import io.github.fallback4j.spi.DrillRefusedException;
import io.github.fallback4j.spi.Fault;
import io.github.fallback4j.spi.FaultLease;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where a fault may not act, and where it may although something essential is called. */
class InjectRefusedTest {
  private static final Duration STEP = Duration.ofMillis(100);

  private final AtomicInteger made = new AtomicInteger();
  private final DoorsFixture fixture =
      new DoorsFixture(
          DependencySpec.nonEssential("ranking").build(),
          DependencySpec.nonEssential("badges").standby().build(),
          DependencySpec.essential("lesson").build(),
          DependencySpec.essential("shelf").standby().idempotent(true).warmUp(0).build());

  @AfterEach
  void close() {
    fixture.close();
  }

  private static CallFault.Builder fault(Fault kind, String dependency) {
    return CallFault.of(kind, dependency, Duration.ofMinutes(1));
  }

  private FaultLease inject(Fault kind) {
    return fixture.access.inject(fault(kind, "ranking").build());
  }

  private String ask(CallShape shape, String dependency) {
    return shape.ask(fixture.get(dependency), made, Runnable::run).join();
  }

  private String call() {
    return ask(CallShape.STAGE, "ranking");
  }

  @Test
  void engineWasClosed_isRefused() {
    fixture.engine.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> inject(Fault.ERROR))
        .withMessageContaining("closed");
    assertThat(call()).isEqualTo("live");
  }

  @Test
  void engineStepsAside_isRefused() {
    try (DoorsFixture aside =
        new DoorsFixture(
            builder -> builder.properties(Map.of("fallback.enabled", "false")),
            DependencySpec.nonEssential("ranking").build())) {
      assertThatIllegalStateException()
          .isThrownBy(() -> aside.access.inject(fault(Fault.ERROR, "ranking").build()))
          .withMessageContaining("fallback.enabled");
    }
  }

  @Test
  void dependencyIsUnknown_isRefusedWithTheNearestName() {
    assertThatExceptionOfType(UnknownDependencyException.class)
        .isThrownBy(() -> fixture.access.inject(fault(Fault.ERROR, "rankin").build()))
        .withMessageContaining("did you mean ranking");
  }

  @Test
  void anotherFaultActs_isRefusedUntilThatIsGone() {
    FaultLease first = inject(Fault.SLOW);
    assertThatExceptionOfType(DrillRefusedException.class)
        .isThrownBy(() -> inject(Fault.ERROR))
        .withMessageContaining("'ranking'")
        .withMessageContaining("SLOW")
        .returns("running", DrillRefusedException::condition);
    first.close();

    inject(Fault.ERROR);
    assertThat(call()).isEqualTo("instead");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lesson", "shelf"})
  void dependencyIsEssential_isRefusedAndItsCallsGo(String dependency) {
    assertThatExceptionOfType(DrillRefusedException.class)
        .isThrownBy(() -> fixture.access.inject(fault(Fault.ERROR, dependency).build()))
        .withMessageContaining("'" + dependency + "'")
        .returns("essential", DrillRefusedException::condition);
    assertThat(fixture.get(dependency).<String>call(() -> "live")).isEqualTo("live");
  }

  @Test
  void essentialWithoutStandby_isRefusedWhateverTheFaultSays() {
    assertThatExceptionOfType(DrillRefusedException.class)
        .isThrownBy(
            () -> fixture.access.inject(fault(Fault.ERROR, "lesson").essentialStandby().build()))
        .withMessageContaining("no standby");
  }

  @Test
  void essentialWithTheWord_itsPrimaryFailsUntilCallsGoByTheStandby() {
    fixture.access.inject(fault(Fault.ERROR, "shelf").essentialStandby().build());
    Dependency shelf = fixture.get("shelf");
    CallWithStandby<String> call = CallWithStandby.withStandby(() -> "tokyo", () -> "osaka");
    String answer = "";
    for (int i = 0; i < 20 && answer.isEmpty(); i++) {
      try {
        answer = shelf.call(call);
      } catch (Exception failed) {
        assertThat(failed).isInstanceOf(ConnectException.class);
      }
      fixture.advance(STEP);
    }

    assertThat(answer).isEqualTo("osaka");
  }

  @Test
  void essentialWithTheWord_callsThatHaveNoStandbyAreSpared() {
    FaultLease lease =
        fixture.access.inject(fault(Fault.ERROR, "shelf").essentialStandby().build());

    assertThat(fixture.get("shelf").<String>call(() -> "live")).isEqualTo("live");
    assertThat(ask(CallShape.MONO, "shelf")).isEqualTo("live");
    assertThat(lease.met()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stage", "mono", "flux"})
  void essentialWithTheWord_laterAnswersFailToo(String shape) {
    fixture.access.inject(fault(Fault.ERROR, "shelf").essentialStandby().build());
    Dependency shelf = fixture.get("shelf");
    CompletableFuture<String> answer =
        switch (shape) {
          case "stage" ->
              shelf
                  .<String>callAsync(
                      CallWithStandby.withStandby(
                          () -> CompletableFuture.completedFuture("tokyo"),
                          () -> CompletableFuture.completedFuture("osaka")),
                      () -> {
                        throw new IllegalStateException("no fallback");
                      })
                  .toCompletableFuture();
          case "mono" ->
              Reactive.mono(
                      shelf,
                      CallWithStandby.withStandby(
                          () -> Mono.just("tokyo"), () -> Mono.just("osaka")))
                  .toFuture();
          default ->
              Reactive.flux(
                      shelf,
                      CallWithStandby.withStandby(
                          () -> Flux.just("tokyo"), () -> Flux.just("osaka")))
                  .single()
                  .toFuture();
        };

    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(answer::join)
        .withCauseInstanceOf(ConnectException.class);
  }

  @Test
  void nonEssentialWithStandby_onlyItsPrimaryIsHit() {
    FaultLease lease = fixture.access.inject(fault(Fault.ERROR, "badges").build());
    fixture.engine.switchboard().order(Order.standby("badges"));

    assertThat(
            fixture
                .get("badges")
                .<String>call(
                    CallWithStandby.withStandby(() -> "tokyo", () -> "osaka"), () -> "instead"))
        .isEqualTo("osaka");
    assertThat(lease.met()).isZero();
  }
}
