package io.github.fallback4j.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.fallback4j.spi.Cohort;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A cohort holds the same callers everywhere and for ever. */
class CohortTest {
  private static final int CALLERS = 20_000;

  private static Set<String> held(Cohort cohort) {
    return IntStream.range(0, CALLERS)
        .mapToObj(number -> "pupil-" + number)
        .filter(cohort::holds)
        .collect(Collectors.toSet());
  }

  private static double place(String salt, String caller) {
    double below = 0;
    double above = 1;
    for (int i = 0; i < 30; i++) {
      double middle = (below + above) / 2;
      if (new Cohort(middle, salt).holds(caller)) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return below;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.05, 0.25, 0.5, 0.99})
  void share_holdsThatPartOfTheCallers(double share) {
    assertThat(held(Cohort.of(share)).size() / (double) CALLERS).isCloseTo(share, within(0.01));
  }

  @Test
  void nothingAndAll_areExact() {
    assertThat(held(Cohort.of(0))).isEmpty();
    assertThat(held(Cohort.of(1))).hasSize(CALLERS);
  }

  @Test
  void smallerShare_isPartOfTheLarger() {
    assertThat(held(Cohort.of(0.25))).containsAll(held(Cohort.of(0.05)));
    assertThat(held(new Cohort(0.25, "drill"))).containsAll(held(new Cohort(0.05, "drill")));
  }

  @Test
  void anotherSalt_holdsOthers() {
    Set<String> both = held(new Cohort(0.5, "drill-1"));
    both.retainAll(held(new Cohort(0.5, "drill-2")));

    assertThat(both.size() / (double) CALLERS).isCloseTo(0.25, within(0.02));
  }

  /** Instances of different versions must agree, so these places may never change. */
  @ParameterizedTest
  @CsvSource({
    "'', 'ada'",
    "'', 'José'",
    "'', '鈴木'",
    "'', '🎓'",
    "drill-1, 'ada'",
  })
  void places_areThoseOfTheUtf8Bytes(String salt, String caller) {
    assertThat(place(salt, caller)).isCloseTo(expected(salt, caller), within(1e-6));
  }

  /** The same by the plain definition, over an array of bytes. */
  private static double expected(String salt, String caller) {
    long hash = 0xCBF29CE484222325L;
    for (byte each : (salt + "\0" + caller).getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      hash = (hash ^ (each & 0xFF)) * 0x100000001B3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
    hash ^= hash >>> 31;
    return (hash >>> 11) * 0x1p-53;
  }

  @Test
  void placeOfAda_isTheSameForEver() {
    assertThat(place("", "ada")).isCloseTo(0.876950, within(1e-6));
  }

  @Test
  void loneSurrogate_countsAsAQuestionMark() {
    assertThat(place("", "a\uD83D")).isEqualTo(place("", "a?"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
  void shareOutOfRange_isRefused(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cohort.of(share))
        .withMessageContaining("share")
        .withMessageContaining(String.valueOf(share));
  }
}
