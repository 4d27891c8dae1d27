package io.github.fallback4j.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fallback4j.spi.Callers;
import io.github.fallback4j.spi.Cohort;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A module learns who calls, and whether a cohort holds them. */
class CallersTest {
  private @Nullable Object caller;
  private Supplier<@Nullable Object> asked = () -> caller;

  private final DoorsFixture fixture =
      new DoorsFixture(builder -> builder.cohort(() -> asked.get()));
  private final Callers callers = fixture.access.callers();

  @AfterEach
  void close() {
    fixture.close();
  }

  private record User(int number) {
    @Override
    public String toString() {
      return "user-" + number;
    }
  }

  private double admitted(Cohort cohort) {
    return IntStream.range(0, 4_000).filter(call -> callers.isIn(cohort)).count() / 4_000.0;
  }

  @Test
  void callerKnown_isNamedByItsText() {
    caller = new User(7);

    assertThat(callers.current()).isEqualTo("user-7");
  }

  @Test
  void nobodyKnown_hasNoName() {
    assertThat(callers.current()).isNull();
  }

  @Test
  void callerKnown_theCohortDecides() {
    Cohort cohort = new Cohort(0.5, "drill");
    for (int i = 0; i < 100; i++) {
      caller = new User(i);
      assertThat(callers.isIn(cohort)).isEqualTo(cohort.holds("user-" + i));
    }
  }

  @Test
  void nobodyKnown_chanceDecides() {
    assertThat(admitted(Cohort.of(0.25))).isCloseTo(0.25, within(0.05));
  }

  @Test
  void askingFails_chanceDecides() {
    asked =
        () -> {
          throw new IllegalStateException("lost");
        };

    assertThat(callers.current()).isNull();
    assertThat(admitted(Cohort.of(0.25))).isCloseTo(0.25, within(0.05));
  }

  @Test
  void wholeOrEmptyCohort_nobodyIsAsked() {
    asked = () -> Objects.requireNonNull(null, "asked");

    assertThat(callers.isIn(Cohort.of(1))).isTrue();
    assertThat(callers.isIn(Cohort.of(0))).isFalse();
  }
}
