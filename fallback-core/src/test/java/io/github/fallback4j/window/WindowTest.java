package io.github.fallback4j.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.InvalidConfigurationException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {
  private static final Schedule ONCE = Schedule.between(Instant.EPOCH, Instant.MAX);

  @Test
  void reason_isAdded() {
    Window window = Window.level("broadcast", ONCE, 2).because("TV");

    assertThat(window.reason()).isEqualTo("TV");
    assertThat(window.level()).isEqualTo(2);
  }

  @Test
  void blankName_isRefused() {
    assertRefused(() -> Window.level(" ", ONCE, 2), "name");
  }

  @Test
  void noTarget_isRefused() {
    assertRefused(() -> Window.off("exam", ONCE), "'exam' has neither a level nor dependencies");
  }

  @Test
  void levelAndTargets_areRefused() {
    assertRefused(
        () -> new Window("exam", ONCE, 2, List.of("ranking"), null),
        "'exam' has both a level and dependencies");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, -1})
  void levelOutOfRange_isRefused(int level) {
    assertRefused(() -> Window.level("exam", ONCE, level), "level is " + level);
  }

  private static void assertRefused(Runnable declaration, String problem) {
    assertThatThrownBy(declaration::run)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(problem);
  }
}
