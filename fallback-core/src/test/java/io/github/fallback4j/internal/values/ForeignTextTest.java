package io.github.fallback4j.internal.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTextTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x0, 0x7, 0x8, 0x9, 0xA, 0xB, 0xC, 0xD, 0x1B, 0x7F, 0x80, 0x85, 0x9B, 0x9D, 0xAD, 0x61C,
        0x180E, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E,
        0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF, 0xFFF9, 0xD800, 0xE0041
      })
  void charactersThatForgeOrHide_areGone(int codePoint) {
    String foreign = Character.toString(codePoint);

    assertThat(ForeignText.clean("good" + foreign + " morning", 100)).doesNotContain(foreign);
    assertThat(ForeignText.clean(foreign + "good morning" + foreign, 100))
        .isEqualTo("good morning");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\u0085", "\u2028", "\u2029", "\t", "\n\n\t"})
  void lineBreaks_becomeOneSpace(String broken) {
    assertThat(ForeignText.clean("one" + broken + "two", 100)).isEqualTo("one two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001B[31m",
        "\u001B[2J",
        "\u009B2J",
        "\u001B[?25l",
        "\u001B]0;title\u0007",
        "\u001B]8;;http://x\u001B\\",
        "\u009D0;title\u009C",
        "\u001B(B"
      })
  void escapeSequences_areGoneAltogether(String sequence) {
    assertThat(ForeignText.clean("a" + sequence + "b", 100)).isEqualTo("ab");
  }

  @Test
  void oneSequenceInAnother_leavesNone() {
    assertThat(ForeignText.clean("a\u001B\u001B[2J[2Jb", 100)).doesNotContain("\u001B");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Prüfung um 9 – 5b", "障害のため停止", "отключено", "good 👍 so far"})
  void writingOfPeople_stays(String text) {
    assertThat(ForeignText.clean(text, 100)).isEqualTo(text);
  }

  @Test
  void plainText_isTheSameObject() {
    String plain = "redis is down";

    assertThat(ForeignText.clean(plain, 100)).isSameAs(plain);
  }

  @Test
  void longText_isCutWithAnEllipsis() {
    assertThat(ForeignText.clean("x".repeat(5_000_000), 500)).isEqualTo("x".repeat(499) + "…");
    assertThat(ForeignText.clean("x".repeat(500), 500)).isEqualTo("x".repeat(500));
  }

  @Test
  void manyForeignCharacters_doNotHideThatTextIsCut() {
    assertThat(ForeignText.clean("\n".repeat(5_000_000) + "x", 500)).isEqualTo("…");
  }

  @Test
  void characterOfTwoUnits_isNotCutInTwo() {
    assertThat(ForeignText.clean("👍".repeat(10), 10)).isEqualTo("👍".repeat(4) + "…");
  }

  @Test
  void nothing_staysNothing() {
    assertThat(ForeignText.reason(null)).isNull();
    assertThat(ForeignText.name(null)).isNull();
  }
}
