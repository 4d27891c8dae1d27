package io.github.fallback4j.internal.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fallback4j.Cause;
import io.github.fallback4j.ManualTime;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CohortsTest {
  private static final int CALLERS = 10_000;

  private final ManualTime time = new ManualTime();
  private @Nullable Object caller;
  private final Cohorts cohorts = new Cohorts(new KnownCallers(() -> caller), time);

  private Set<String> admitted(Cohorts deciding, double share) {
    return IntStream.range(0, CALLERS)
        .mapToObj(number -> "pupil-" + number)
        .filter(
            name -> {
              caller = name;
              return deciding.admits(share);
            })
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.4, 0.6, 0.95})
  void share_isThatOfTheCallers(double share) {
    assertThat(admitted(cohorts, share).size() / (double) CALLERS).isCloseTo(share, within(0.02));
  }

  @Test
  void askedAgainInTheSameHour_itIsTheSameCallers() {
    Set<String> before = admitted(cohorts, 0.4);
    time.advance(Duration.ofMinutes(59));

    assertThat(admitted(cohorts, 0.4)).isEqualTo(before);
  }

  @Test
  void hourEnds_itIsOthers() {
    Set<String> before = admitted(cohorts, 0.4);
    time.advance(Duration.ofMinutes(60));

    Set<String> both = admitted(cohorts, 0.4);
    both.retainAll(before);

    assertThat(both.size() / (double) before.size()).isCloseTo(0.4, within(0.05));
  }

  @Test
  void shareShrinks_nobodyElseIsAdmitted() {
    assertThat(admitted(cohorts, 0.6)).containsAll(admitted(cohorts, 0.4));
  }

  @Test
  void anotherInstance_admitsTheSameCallers() {
    ManualTime later = new ManualTime();
    later.advance(Duration.ofMinutes(30));

    assertThat(admitted(new Cohorts(new KnownCallers(() -> caller), later), 0.4))
        .isEqualTo(admitted(cohorts, 0.4));
  }

  @Test
  void nobodyKnowsTheCaller_chanceDecides() {
    long admitted = IntStream.range(0, CALLERS).filter(call -> cohorts.admits(0.4)).count();

    assertThat(admitted / (double) CALLERS).isCloseTo(0.4, within(0.05));
  }

  @Test
  void askingForTheCallerFails_chanceDecides() {
    Cohorts broken =
        new Cohorts(
            new KnownCallers(
                () -> {
                  throw new IllegalStateException("lost");
                }),
            time);

    assertThat(broken.admits(1)).isTrue();
  }

  @Test
  void levelAdmitsAShare_theCallerDecides() {
    StandingFixture fixture = new StandingFixture();
    fixture.standing.choose(cohorts);
    fixture.raise(Cause.LEVEL, 0.4);
    String spared = admitted(cohorts, 0.4).iterator().next();

    caller = spared;
    assertThat(IntStream.range(0, 100).allMatch(call -> fixture.standing.verdict().admits()))
        .isTrue();
  }

  @Test
  void throttleAdmitsAShare_chanceDecides() {
    StandingFixture fixture = new StandingFixture();
    fixture.standing.choose(cohorts);
    fixture.raise(Cause.THROTTLE, 0.5);
    caller = "pupil";

    assertThat(IntStream.range(0, 200).filter(call -> fixture.standing.verdict().admits()).count())
        .isBetween(1L, 199L);
  }

  @Test
  void nothingIsDegraded_nobodyAsksForTheCaller() {
    StandingFixture fixture = new StandingFixture();
    fixture.standing.choose(
        new Cohorts(
            new KnownCallers(
                () -> {
                  throw new AssertionError("asked");
                }),
            time));

    assertThat(fixture.standing.verdict().admits()).isTrue();
  }
}
