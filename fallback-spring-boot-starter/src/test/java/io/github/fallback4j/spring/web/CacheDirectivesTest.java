package io.github.fallback4j.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CacheDirectivesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          no-store                      | no-store
          No-Store, MAX-AGE=10          | no-store, max-age=10
          max-age = 10 ,private         | max-age=10, private
          ,, public ,                   | public
          private="set-cookie, x", a=b  | private="set-cookie, x", a=b
          x="a\\", b", public            | x="a\\", b", public
          x="never ends, public         | x="never ends, public
          =5                            | =5
          """)
  void field_isReadAndWritten(String field, String written) {
    assertThat(CacheDirectives.parse(field)).hasToString(written);
  }

  @Test
  void noField_isEmpty() {
    assertThat(CacheDirectives.parse(null)).hasToString("");
    assertThat(CacheDirectives.parse(null).has("")).isFalse();
  }

  @Test
  void directiveThatNamesFields_isNotUnqualified() {
    CacheDirectives directives = CacheDirectives.parse("no-cache=\"set-cookie\"");

    assertThat(directives.has("no-cache")).isTrue();
    assertThat(directives.hasUnqualified("no-cache")).isFalse();
  }

  @Test
  void nameWithinAQuotation_isNoDirective() {
    assertThat(CacheDirectives.parse("x=\"a, no-store\"").has("no-store")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "max-age=10, 10",
    "max-age=60, 60",
    "max-age=61, 60",
    "max-age=\"3600\", 60",
    "max-age=\"7\", 7",
    "max-age=9223372036854775808, 60",
    "max-age=0, 0",
  })
  void seconds_areCapped(String field, long seconds) {
    CacheDirectives directives = CacheDirectives.parse(field);

    assertThat(directives.cap("max-age", 60)).isEqualTo(seconds);
    assertThat(directives).hasToString("max-age=" + seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"max-age", "max-age=", "max-age=-1", "max-age=1.5", "max-age=soon"})
  void secondsThatAreNoNumber_becomeZero(String field) {
    CacheDirectives directives = CacheDirectives.parse(field);

    assertThat(directives.cap("max-age", 60)).isZero();
    assertThat(directives).hasToString("max-age=0");
  }

  @Test
  void secondsStatedTwice_areCappedBothTimes() {
    CacheDirectives directives = CacheDirectives.parse("max-age=5, max-age=600");

    assertThat(directives.cap("max-age", 60)).isEqualTo(60);
    assertThat(directives).hasToString("max-age=5, max-age=60");
  }

  @Test
  void secondsNotStated_areZeroAndNotAdded() {
    CacheDirectives directives = CacheDirectives.parse("public");

    assertThat(directives.cap("max-age", 60)).isZero();
    assertThat(directives).hasToString("public");
  }
}
