package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Status;
import io.github.fallback4j.spi.RefusalRule;
import io.github.fallback4j.spi.RefusalRule.Refusal;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What refuses a call, of its caller or of too many, says nothing about the dependency. */
class RefusalsTest {
  private static final RefusalRule RULE =
      thrown ->
          thrown instanceof SecurityException
              ? Refusal.CALLER
              : thrown instanceof IllegalMonitorStateException ? Refusal.LIMIT : Refusal.NONE;

  private final EngineFixture fixture =
      new EngineFixture(
          builder -> builder.refusals(RULE),
          DependencySpec.nonEssential("ranking").build(),
          DependencySpec.essential("lesson").build());

  private final Dependency ranking = fixture.get("ranking");

  @AfterEach
  void close() {
    fixture.close();
  }

  private static Callable<String> refusing() {
    return () -> {
      throw new SecurityException("not you");
    };
  }

  private static Callable<String> limiting() {
    return () -> {
      throw new IllegalMonitorStateException("too many");
    };
  }

  @Test
  void refusedCaller_getsTheExceptionAndDegradesNothing() {
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> ranking.call(refusing(), () -> "instead"))
          .isInstanceOf(SecurityException.class);
      fixture.advance(Duration.ofMillis(200));
    }

    assertThat(ranking.state().status()).isEqualTo(Status.NORMAL);
    assertThat(ranking.calls().substitute()).isZero();
  }

  @Test
  void refusedAsynchronousCaller_getsTheExceptionAndDegradesNothing() {
    for (int i = 0; i < 20; i++) {
      CompletableFuture<String> answer =
          ranking
              .callAsync(
                  () -> CompletableFuture.failedFuture(new SecurityException("not you")),
                  () -> "instead")
              .toCompletableFuture();
      assertThatThrownBy(answer::join)
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(SecurityException.class);
      fixture.advance(Duration.ofMillis(200));
    }

    assertThat(ranking.state().status()).isEqualTo(Status.NORMAL);
  }

  @Test
  void reachedLimit_isAnsweredAsACallWithoutAPermit() {
    for (int i = 0; i < 20; i++) {
      assertThat(ranking.callOrElse(limiting(), why -> why.cause().name()))
          .isEqualTo(Cause.PERMITS.name());
      fixture.advance(Duration.ofMillis(200));
    }

    assertThat(ranking.state().status()).isEqualTo(Status.NORMAL);
  }

  @Test
  void refusalOfAnEssentialCall_isNoBadCall() {
    assertThatThrownBy(() -> fixture.get("lesson").call(refusing()))
        .isInstanceOf(SecurityException.class);

    assertThat(fixture.get("lesson").calls().error()).isZero();
  }

  @Test
  void refusalBetweenFailures_neitherEndsNorProlongsTheirRow() {
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> ranking.call(refusing(), () -> "instead"))
          .isInstanceOf(SecurityException.class);
      fixture.fail("ranking", 1, Duration.ofMillis(200));
    }

    assertThat(ranking.state().status()).isEqualTo(Status.DEGRADED);
  }
}
