package io.github.fallback4j.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Outcome;
import io.github.fallback4j.internal.time.OwnPauses;
import io.github.fallback4j.internal.verdict.Lease;
import io.github.fallback4j.internal.verdict.Outbox;
import io.github.fallback4j.internal.verdict.Ruling;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.spi.ContextCarrier;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Even if something raised a cause on an essential dependency, its calls would be made. */
class EssentialNeverSkippedTest {
  private final ManualTime time = new ManualTime();
  private final DependencySpec spec = DependencySpec.essential("lesson").build();
  private final Standing standing =
      new Standing(
          "lesson",
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
  private final EssentialDependency lesson =
      new EssentialDependency(
          spec,
          standing,
          new Surroundings(
              time,
              new Watch(time, new OwnPauses()),
              null,
              () -> true,
              new Offload(1),
              ContextCarrier.none(),
              new DegradationSinks(null),
              new Memories(time)));

  private void assertEveryWayToCallIsLive() {
    int[] ran = {0};
    lesson.run(() -> ran[0]++);
    assertThat(ran[0]).isEqualTo(1);
    assertThat(lesson.<String>call(() -> "live")).isEqualTo("live");
    assertThat(lesson.call(() -> "live", () -> "instead")).isEqualTo("live");
    assertThat(lesson.callOrElse(() -> "live", why -> "instead")).isEqualTo("live");
    assertThat(lesson.attempt(() -> "live", () -> "instead")).isEqualTo(new Outcome.Live<>("live"));
    assertThat(lesson.attemptOrElse(() -> "live", why -> "instead"))
        .isEqualTo(new Outcome.Live<>("live"));
    assertThat(
            lesson
                .callAsync(() -> CompletableFuture.completedFuture("live"), () -> "instead")
                .toCompletableFuture())
        .isCompletedWithValue("live");
    assertThat(lesson.calls().live()).isEqualTo(7);
  }

  @ParameterizedTest
  @EnumSource
  void anyCause_isCalled(Cause cause) {
    standing.raise(new Lease(cause, "source", 0, true, null, null, time.now(), null, null));

    assertEveryWayToCallIsLive();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ruledOff_isCalled(boolean everything) {
    standing.rule(new Ruling(Mode.OFF, everything, "api", null, null, time.now(), null), true);

    assertEveryWayToCallIsLive();
  }

  @Test
  void everyCauseAtOnce_isCalled() {
    for (Cause cause : Cause.values()) {
      standing.raise(new Lease(cause, "source", 0, true, null, null, time.now(), null, null));
    }
    standing.rule(new Ruling(Mode.OFF, true, "api", null, null, time.now(), null), true);

    assertEveryWayToCallIsLive();
  }

  @Test
  void onTheRamp_isCalled() {
    standing.raise(new Lease(Cause.DRILL, "source", 0, true, null, null, time.now(), null, null));
    standing.clear(Cause.DRILL, "source");

    assertEveryWayToCallIsLive();
  }
}
