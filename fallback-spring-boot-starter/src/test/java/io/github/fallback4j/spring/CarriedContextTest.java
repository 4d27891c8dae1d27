package io.github.fallback4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Enforce;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Calls and fallbacks that run on other threads than their caller's see what is bound to it. */
class CarriedContextTest {
  private static DependencySpec ranking(Duration deadline) {
    return DependencySpec.nonEssential("ranking")
        .enforce(Enforce.OFFLOAD)
        .deadline(deadline)
        .warmUp(0)
        .build();
  }

  /** Where application code runs. */
  private enum Shape {
    OFFLOADED_CALL {
      @Override
      @Nullable String see(Dependency ranking, BoundContext context) {
        return ranking.<@Nullable String>call(context::look, () -> "instead");
      }
    },

    FALLBACK_OF_A_FAILED_OFFLOADED_CALL {
      @Override
      @Nullable String see(Dependency ranking, BoundContext context) {
        return ranking.<@Nullable String>call(
            () -> {
              throw new IllegalStateException("down");
            },
            context::look);
      }
    },

    FALLBACK_OF_AN_OVERDUE_OFFLOADED_CALL {
      @Override
      @Nullable String see(Dependency ranking, BoundContext context) {
        CountDownLatch answered = new CountDownLatch(1);
        try {
          return ranking.<@Nullable String>call(
              () -> {
                answered.await();
                return "late";
              },
              context::look);
        } finally {
          answered.countDown();
        }
      }
    },

    FALLBACK_OF_A_STAGE_THAT_FAILS_ON_A_THREAD_BOUND_TO_OTHER_THINGS {
      @Override
      @Nullable String see(Dependency ranking, BoundContext context) throws Exception {
        CompletableFuture<@Nullable String> source = new CompletableFuture<>();
        CompletableFuture<@Nullable String> answer =
            ranking.<@Nullable String>callAsync(() -> source, context::look).toCompletableFuture();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
          other.submit(() -> failBound(source, context)).get();
        } finally {
          other.shutdown();
        }
        return answer.get();
      }
    },

    FALLBACK_OF_AN_OVERDUE_STAGE {
      @Override
      @Nullable String see(Dependency ranking, BoundContext context) throws Exception {
        return ranking
            .<@Nullable String>callAsync(CompletableFuture::new, context::look)
            .toCompletableFuture()
            .get();
      }
    };

    abstract @Nullable String see(Dependency ranking, BoundContext context) throws Exception;

    /** So short that a call nobody ends is soon overdue, or so long that no other ever is. */
    Duration deadline() {
      return name().contains("OVERDUE") ? Duration.ofMillis(50) : Duration.ofMinutes(1);
    }
  }

  private static void failBound(CompletableFuture<?> source, BoundContext context) {
    Runnable undo = context.bind("foreign");
    String own = context.look();
    source.completeExceptionally(new IllegalStateException("down"));
    assertThat(context.look()).as("afterwards").isEqualTo(own).isNotNull();
    undo.run();
    assertThat(context.look()).isNull();
  }

  static Stream<Arguments> everywhere() {
    return Arrays.stream(Shape.values())
        .flatMap(
            shape ->
                Arrays.stream(BoundContext.values()).map(context -> Arguments.of(shape, context)));
  }

  private static void withRanking(Shape shape, Use use) {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(FallbackAutoConfiguration.class))
        .withBean(DependencySpec.class, () -> ranking(shape.deadline()))
        .run(context -> use.of(context.getBean(Dependencies.class).get("ranking")));
  }

  private interface Use {
    void of(Dependency ranking) throws Exception;
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void whatIsBoundToTheCallerIsSeen(Shape shape, BoundContext context) {
    Runnable undo = context.bind("caller");
    try {
      String own = context.look();
      withRanking(
          shape, ranking -> assertThat(shape.see(ranking, context)).isEqualTo(own).isNotNull());
      assertThat(context.look()).as("afterwards").isEqualTo(own);
    } finally {
      undo.run();
    }
    assertThat(context.look()).isNull();
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void nothingBoundToTheCallerNothingIsSeen(Shape shape, BoundContext context) {
    withRanking(shape, ranking -> assertThat(shape.see(ranking, context)).isNull());
  }
}
