package io.github.fallback4j.internal.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Order;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistrationTest {

  @Test
  void idsThatDifferInDashesOnly_areRefusedByBothNames() {
    Board board = Board.plain().with(DependencySpec.nonEssential("lesson-ranking").build());

    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> board.register(DependencySpec.nonEssential("lessonranking").build()))
        .withMessageContaining("'lesson-ranking'")
        .withMessageContaining("'lessonranking'");
    assertThat(board.switchboard.covered("all")).containsExactly("lesson-ranking");
  }

  @Test
  void idRegisteredTwice_isRefused() {
    Board board = Board.plain().with(DependencySpec.nonEssential("ranking").build());

    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> board.register(DependencySpec.nonEssential("ranking").build()))
        .withMessageContaining("'ranking' is registered twice");
  }

  @Test
  void initialRuling_isWhatRegistrationRules() {
    Board board = Board.of(Map.of("FALLBACK_OFF", "all"), Map.of());
    board.time.advance(Duration.ofMinutes(1));

    board.withSchool();

    assertThat(board.events).isEmpty();
    assertThat(board.state("ranking").mode()).isEqualTo(Mode.OFF);
  }

  @Test
  void orderClearedBetweenRulingAndRegistration_doesNotLinger() {
    Board board = Board.plain();
    DependencySpec spec = DependencySpec.nonEssential("ranking").build();
    board.switchboard.order(Order.off("all"));
    assertThat(board.switchboard.initialRuling(spec).mode()).isEqualTo(Mode.OFF);
    board.switchboard.clear("all");

    board.register(spec);

    assertThat(board.state("ranking").mode()).isEqualTo(Mode.AUTO);
  }

  @Test
  void warnings_areAboutWhatIsRegisteredNow() {
    Board board = Board.of(Map.of("FALLBACK_OFF", "ranking"), Map.of());
    assertThat(board.switchboard.warnings()).hasSize(1);

    board.withSchool();

    assertThat(board.switchboard.warnings()).isEmpty();
  }

  @Test
  void tenThousand_takeNoTimeThatGrowsWithTheirSquare() {
    Board board =
        Board.of(Map.of("FALLBACK_OFF", "dependency-1, tag:many", "FALLBACK_LEVEL", "1"), Map.of());

    assertTimeout(
        Duration.ofSeconds(10), // well under one; the rest is for a busy machine
        () -> {
          for (int i = 0; i < 10_000; i++) {
            board.register(DependencySpec.nonEssential("dependency-" + i).tags("many").build());
          }
          board.switchboard.order(Order.on("all"));
          board.switchboard.warnings();
        });
  }
}
