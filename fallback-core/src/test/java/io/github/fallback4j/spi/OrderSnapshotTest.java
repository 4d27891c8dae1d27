package io.github.fallback4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.github.fallback4j.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderSnapshotTest {

  @Test
  void nothing_isEmpty() {
    assertThat(OrderSnapshot.nothing().values()).isEmpty();
    assertThat(OrderSnapshot.builder().build()).isEqualTo(OrderSnapshot.nothing());
  }

  @Test
  void built_isInTheKeysOfAFile() {
    OrderSnapshot snapshot =
        OrderSnapshot.builder()
            .off("ranking", "tag:redis")
            .on("badges")
            .standby("*")
            .level(2)
            .levelCap(3)
            .build();

    assertThat(snapshot.values())
        .containsOnly(
            entry("fallback.switches.off", "ranking,tag:redis"),
            entry("fallback.switches.on", "badges"),
            entry("fallback.switches.standby", "all"),
            entry("fallback.level", "2"),
            entry("fallback.level-cap", "3"));
  }

  @Test
  void sameTargetAgain_theLastModeCounts() {
    OrderSnapshot snapshot =
        OrderSnapshot.builder()
            .off("ranking")
            .on("ranking")
            .off("mail")
            .mode("mail", Mode.AUTO)
            .build();

    assertThat(snapshot.values()).containsOnly(entry("fallback.switches.on", "ranking"));
  }

  @Test
  void keyAndMethod_areJoined() {
    OrderSnapshot snapshot =
        OrderSnapshot.builder().set("fallback.switches.off", "mail").off("ranking").build();

    assertThat(snapshot.values()).containsOnly(entry("fallback.switches.off", "mail,ranking"));
  }

  @Test
  void builtTwice_theFirstIsLeftAlone() {
    OrderSnapshot.Builder builder = OrderSnapshot.builder().off("ranking");
    OrderSnapshot first = builder.build();

    builder.off("mail").build();

    assertThat(first.values()).containsOnly(entry("fallback.switches.off", "ranking"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "tag:", "ranking,mail"})
  void targetThatIsNone_isRefused(String target) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OrderSnapshot.builder().off(target))
        .withMessage("target must be one id, tag:x or all, but was '" + target + "'");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 4})
  void levelOutOfRange_isRefused(int level) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OrderSnapshot.builder().level(level))
        .withMessage("level must be 0 to 3, but was " + level);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OrderSnapshot.builder().levelCap(level))
        .withMessage("levelCap must be 0 to 3, but was " + level);
  }
}
