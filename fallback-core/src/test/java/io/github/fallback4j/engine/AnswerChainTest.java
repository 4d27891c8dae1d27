package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.FallbackFailedException;
import io.github.fallback4j.Order;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller gets when its dependency does not answer, however the call is made. */
class AnswerChainTest {
  private static final IOException DOWN = new IOException("down");

  private EngineFixture fixture = new EngineFixture();

  @AfterEach
  void close() {
    assertThat(Thread.interrupted()).as("left interrupted").isFalse();
    fixture.close();
  }

  private Dependency ranking(Enforce enforce) {
    fixture =
        new EngineFixture(
            DependencySpec.nonEssential("ranking")
                .enforce(enforce)
                .passThrough(List.of(NotFound.class))
                .build());
    return fixture.get("ranking");
  }

  private Dependency ranking() {
    return ranking(Enforce.INTERRUPT);
  }

  private static final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static <T> T fail(Throwable thrown) throws Exception {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (Exception) thrown;
  }

  @ParameterizedTest
  @EnumSource
  void callThrows_fallbackAnswersAndLearnsWhy(Enforce enforce) {
    Degradation why = ranking(enforce).callOrElse(() -> fail(DOWN), degradation -> degradation);

    assertThat(why.dependency()).isEqualTo("ranking");
    assertThat(why.cause()).isEqualTo(Cause.FAILURE);
    assertThat(why.failure()).isSameAs(DOWN);
    assertThat(why.skipped()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void callIsCancelledWithin_fallbackAnswers(Enforce enforce) {
    Degradation why =
        ranking(enforce)
            .callOrElse(() -> fail(new CancellationException()), degradation -> degradation);

    assertThat(why.failure()).isInstanceOf(CancellationException.class);
    assertThat(fixture.get("ranking").calls().inFlight()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void callThrowsAWrapper_fallbackSeesItAsItWasThrown(Enforce enforce) {
    CompletionException wrapper = new CompletionException(DOWN);

    Degradation why = ranking(enforce).callOrElse(() -> fail(wrapper), degradation -> degradation);

    assertThat(why.failure()).isSameAs(wrapper);
  }

  @ParameterizedTest
  @EnumSource
  void callAnswersNull_isLive(Enforce enforce) {
    assertThat(ranking(enforce).<String>call(() -> null, () -> "instead")).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void callThrowsAnError_isNeverAnswered(Enforce enforce) {
    Dependency ranking = ranking(enforce);
    StackOverflowError error = new StackOverflowError();

    assertThatThrownBy(() -> ranking.call(() -> fail(error), () -> "instead")).isSameAs(error);
    assertThatThrownBy(() -> ranking.run(() -> fail(error))).isSameAs(error);
    assertThat(ranking.calls().error()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void callThrowsAnErrorTimeAndAgain_isSetAside(Enforce enforce) {
    Dependency ranking = ranking(enforce);
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> ranking.run(() -> fail(new LinkageError())))
          .isInstanceOf(LinkageError.class);
      fixture.advance(Duration.ofMillis(150));
    }

    assertThat(ranking.state().cause()).isEqualTo(Cause.BREAKER);
  }

  @ParameterizedTest
  @EnumSource
  void exceptionThatIsAnAnswer_reachesTheCallerAndIsNoFault(Enforce enforce) {
    Dependency ranking = ranking(enforce);
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> ranking.call(() -> fail(new NotFound()), () -> "instead"))
          .isInstanceOf(NotFound.class);
      fixture.advance(Duration.ofMillis(150));
    }

    assertThat(ranking.calls().passThrough()).isEqualTo(20);
    assertThat(ranking.calls().error()).isZero();
    assertThat(ranking.state().cause()).isEqualTo(Cause.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void fallbackThrowsToo_theFailureOfTheCallIsThrownWithTheFallbacksSuppressed(Enforce enforce) {
    IOException failure = new IOException("down too");
    IllegalStateException broken = new IllegalStateException("no fallback either");

    assertThatThrownBy(
            () ->
                ranking(enforce)
                    .call(
                        () -> fail(failure),
                        () -> {
                          throw broken;
                        }))
        .isSameAs(failure)
        .hasSuppressedException(broken);
    assertThat(fixture.get("ranking").calls().error()).isEqualTo(1);
    assertThat(fixture.get("ranking").calls().substitute()).isZero();
  }

  @Test
  void fallbackThrowsTheFailureItself_itIsThrownAsItIs() {
    IllegalStateException failure = new IllegalStateException("down");

    assertThatThrownBy(
            () ->
                ranking()
                    .callOrElse(
                        () -> fail(failure),
                        why -> {
                          throw (IllegalStateException) why.failure();
                        }))
        .isSameAs(failure)
        .hasNoSuppressedExceptions();
  }

  @Test
  void skippedAndTheFallbackThrows_saysSoWithTheFallbacksSuppressed() {
    Dependency ranking = ranking();
    fixture.engine.switchboard().order(Order.off("ranking").because("redis is down"));
    IllegalStateException broken = new IllegalStateException("no fallback either");

    assertThatThrownBy(
            () ->
                ranking.call(
                    () -> "live",
                    () -> {
                      throw broken;
                    }))
        .isInstanceOfSatisfying(
            FallbackFailedException.class,
            thrown -> {
              assertThat(thrown).hasSuppressedException(broken).hasMessageContaining("ranking");
              assertThat(thrown.degradation().reason()).isEqualTo("redis is down");
            });
    assertThatThrownBy(
            () ->
                ranking.attemptOrElse(
                    () -> "live",
                    why -> {
                      throw broken;
                    }))
        .isInstanceOf(FallbackFailedException.class);
    assertThat(ranking.calls().error()).isEqualTo(2);
  }

  @Test
  void fallbackThrowsAnError_itIsThrown() {
    OutOfMemoryError error = new OutOfMemoryError();

    assertThatThrownBy(
            () ->
                ranking()
                    .call(
                        () -> fail(DOWN),
                        () -> {
                          throw error;
                        }))
        .isSameAs(error);
  }

  @Test
  void fallbackIsInterrupted_theInterruptGoesThrough() {
    fixture =
        new EngineFixture(
            DependencySpec.nonEssential("ranking").build(),
            DependencySpec.nonEssential("copy").build());
    Dependency copy = fixture.get("copy");

    assertThatThrownBy(
            () ->
                fixture
                    .get("ranking")
                    .call(
                        () -> fail(DOWN),
                        () -> copy.call(() -> fail(new InterruptedException()), () -> "instead")))
        .isInstanceOf(CallInterruptedException.class)
        .hasMessageContaining("copy");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void skipped_fallbackIsGivenTheSameReasonEachTime() {
    Dependency ranking = ranking();
    fixture.engine.switchboard().order(Order.off("all").by("ops"));

    Degradation first = ranking.callOrElse(() -> null, why -> why);
    Degradation second = ranking.callOrElse(() -> null, why -> why);

    assertThat(first).isSameAs(second);
    assertThat(first.cause()).isEqualTo(Cause.ALL_OFF);
    assertThat(first.by()).isEqualTo("ops");
  }

  @Test
  void nobodyWaitsForAnAnswer_whatTheCallThrowsIsDropped() {
    Dependency ranking = ranking();

    ranking.run(() -> fail(DOWN));

    assertThat(ranking.calls().empty()).isEqualTo(1);
  }

  @Test
  void noFallbackIsGiven_saysWhatToWrite() {
    assertThatThrownBy(() -> ranking().call(() -> "live"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ranking")
        .hasMessageContaining("call(call, fallback)");
  }

  private long chainFailures() {
    return fixture.engine.access().calls("ranking").chainFailures();
  }

  @Test
  void fallbackThrowsTheFailureAgain_itsCallerGetsThatAndNoLinkFailed() {
    IllegalStateException down = new IllegalStateException("down");

    assertThatThrownBy(
            () ->
                ranking()
                    .callOrElse(
                        () -> fail(down),
                        why -> {
                          throw (IllegalStateException) why.failure();
                        }))
        .isSameAs(down);
    assertThat(down.getSuppressed()).isEmpty();
    assertThat(chainFailures()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void fallbackThrowsWhatPasses_itsCallerGetsThatAndNoLinkFailed(boolean skipped) {
    Dependency ranking = ranking();
    if (skipped) {
      fixture.engine.switchboard().order(Order.off("ranking"));
    }

    assertThatThrownBy(
            () ->
                ranking.call(
                    () -> fail(DOWN),
                    () -> {
                      throw new NotFound();
                    }))
        .isInstanceOf(NotFound.class);
    assertThat(chainFailures()).isZero();
  }
}
