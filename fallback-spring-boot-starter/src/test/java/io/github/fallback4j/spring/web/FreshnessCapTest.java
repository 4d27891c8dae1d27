package io.github.fallback4j.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.InvalidConfigurationException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreshnessCapTest {
  private static final Instant NOW = Instant.parse("2030-05-06T07:08:09Z");
  private static final FreshnessCap NOTHING = new FreshnessCap(null);
  private static final FreshnessCap MINUTE = new FreshnessCap(Duration.ofMinutes(1));

  private static String date(long seconds) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        NOW.plusSeconds(seconds).atOffset(ZoneOffset.UTC));
  }

  private static Fields capped(FreshnessCap cap, Fields fields) {
    cap.apply(fields, 200, NOW);
    return fields;
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "max-age=3600, public, immutable",
        "private",
        "no-cache",
        "no-store, private",
        "s-maxage=60, stale-while-revalidate=30"
      })
  void nothingMayBeKept_whateverWasAllowedIsForbidden(String cacheControl) {
    Fields fields = capped(NOTHING, Fields.of("Cache-Control", cacheControl));

    assertThat(fields.get("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void nothingMayBeKept_whatIsNotAboutKeepingStays() {
    Fields fields = capped(NOTHING, Fields.of("Cache-Control", "max-age=9, no-transform"));

    assertThat(fields.get("Cache-Control")).isEqualTo("no-store, no-transform");
  }

  @Test
  void nothingMayBeKept_expiresIsTakenAway() {
    assertThat(capped(NOTHING, Fields.of("Expires", date(9))).get("Expires")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"no-cache, no-cache", "public,", "cache,"})
  void nothingMayBeKept_pragmaDoesNotContradict(String pragma, String left) {
    assertThat(capped(NOTHING, Fields.of("Pragma", pragma)).get("Pragma")).isEqualTo(left);
  }

  @Test
  void nothingMayBeKept_validatorsStay() {
    Fields fields = capped(NOTHING, Fields.of("ETag", "\"7\"").and("Last-Modified", date(-86_400)));

    assertThat(fields.get("ETag")).isEqualTo("\"7\"");
    assertThat(fields.get("Last-Modified")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CDN-Cache-Control", "Surrogate-Control"})
  void nothingMayBeKept_cachesWithAFieldOfTheirOwnLearnIt(String name) {
    assertThat(capped(NOTHING, Fields.of(name, "max-age=600")).get(name)).isEqualTo("no-store");
    assertThat(capped(NOTHING, new Fields()).get(name)).isNull();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          # longer is shortened, shorter stays
          max-age=3600                              | max-age=60
          max-age=60                                | max-age=60
          max-age=5                                 | max-age=5
          max-age=0                                 | max-age=0
          max-age=3600, must-revalidate             | max-age=60, must-revalidate
          public, max-age=3600, s-maxage=7200       | public, max-age=60, s-maxage=60
          public, max-age=3600, s-maxage=20         | public, max-age=60, s-maxage=20
          Max-Age="3600"                            | max-age=60
          max-age=soon                              | max-age=0
          # for whom it is kept stays
          private                                   | private, max-age=60
          private, max-age=3600                     | private, max-age=60
          public                                    | public, max-age=60
          private="set-cookie", max-age=90          | private="set-cookie", max-age=60
          s-maxage=600                              | s-maxage=60, max-age=60
          # what says nothing of it is not opened to others
          must-revalidate                           | must-revalidate, private, max-age=60
          # what may not be used unasked stays
          no-store                                  | no-store
          no-store, max-age=3600                    | no-store, max-age=3600
          no-cache                                  | no-cache
          no-cache, no-store, max-age=0, must-revalidate | no-cache, no-store, max-age=0, must-revalidate
          no-cache="set-cookie", max-age=90         | no-cache="set-cookie", max-age=60
          # nothing lets it be used for longer
          max-age=3600, immutable                   | max-age=60
          max-age=5, immutable                      | max-age=5
          max-age=3600, stale-while-revalidate=600  | max-age=60
          max-age=5, stale-while-revalidate=20      | max-age=5, stale-while-revalidate=20
          max-age=5, stale-while-revalidate=600     | max-age=5, stale-while-revalidate=55
          max-age=5, s-maxage=50, stale-if-error=99 | max-age=5, s-maxage=50, stale-if-error=10
          max-age=5, stale-if-error                 | max-age=5
          # what nobody knows stays
          max-age=3600, x-mine="a, b"               | max-age=60, x-mine="a, b"
          """)
  void aMinuteMayBeKept_longerIsShortened(String cacheControl, String left) {
    Fields fields = capped(MINUTE, Fields.of("Cache-Control", cacheControl));

    assertThat(fields.get("Cache-Control")).isEqualTo(left);
  }

  @Test
  void aMinuteMayBeKeptAndNothingIsSaid_clientAloneMayKeepItAMinute() {
    assertThat(capped(MINUTE, new Fields()).get("Cache-Control")).isEqualTo("private, max-age=60");
  }

  @ParameterizedTest
  @CsvSource({"3600, 60", "20, 20", "0, 0", "-20, 0"})
  void aMinuteMayBeKeptAndOnlyExpiresIsSaid_theEarlierHolds(long expires, long left) {
    Fields fields = capped(MINUTE, Fields.of("Expires", date(expires)));

    assertThat(fields.get("Cache-Control")).isEqualTo("max-age=" + left);
    assertThat(fields.get("Expires")).isEqualTo(expires > 60 ? null : date(expires));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "never", "Thu, 1 Jan"})
  void aMinuteMayBeKeptAndExpiresIsNoDate_isOver(String expires) {
    Fields fields = capped(MINUTE, Fields.of("Expires", expires));

    assertThat(fields.get("Cache-Control")).isEqualTo("max-age=0");
    assertThat(fields.get("Expires")).isEqualTo(expires);
  }

  @Test
  void aMinuteMayBeKept_maxAgeOutranksExpires() {
    Fields fields =
        capped(MINUTE, Fields.of("Cache-Control", "max-age=30").and("Expires", date(3600)));

    assertThat(fields.get("Cache-Control")).isEqualTo("max-age=30");
    assertThat(fields.get("Expires")).isNull();
  }

  @Test
  void aMinuteMayBeKept_whatACacheCouldRenewItByIsTakenAway() {
    Fields fields = capped(MINUTE, Fields.of("ETag", "\"7\"").and("Last-Modified", date(-60)));

    assertThat(fields.get("ETag")).isNull();
    assertThat(fields.get("Last-Modified")).isNull();
  }

  @Test
  void aMinuteMayBeKeptOfWhatWasNotModified_itIsStillNamed() {
    Fields fields = Fields.of("ETag", "\"7\"");

    MINUTE.apply(fields, 304, NOW);

    assertThat(fields.get("ETag")).isEqualTo("\"7\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CDN-Cache-Control", "Surrogate-Control"})
  void aMinuteMayBeKept_cachesWithAFieldOfTheirOwnKeepItNoLonger(String name) {
    assertThat(capped(MINUTE, Fields.of(name, "max-age=600")).get(name)).isEqualTo("max-age=60");
    assertThat(capped(MINUTE, new Fields()).get(name)).isNull();
  }

  @Test
  void appliedTwice_changesNothingMore() {
    Fields fields = capped(MINUTE, Fields.of("Cache-Control", "public, max-age=3600, immutable"));

    assertThat(capped(MINUTE, fields).get("Cache-Control")).isEqualTo("public, max-age=60");
  }

  @Test
  void partOfASecond_isNotKept() {
    Fields fields = capped(new FreshnessCap(Duration.ofMillis(900)), new Fields());

    assertThat(fields.get("Cache-Control")).isEqualTo("private, max-age=0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-store", " No-Store ", "", "  "})
  void noStore_isRead(String text) {
    assertThat(FreshnessCap.parse("fallback.web.max-age", text)).isEqualTo(NOTHING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"60s", "1m", "PT1M", "60000ms"})
  void duration_isRead(String text) {
    assertThat(FreshnessCap.parse("fallback.web.max-age", text)).isEqualTo(MINUTE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tomorrow", "60", "-1s", "no-cache"})
  void anythingElse_isRefusedByName(String text) {
    assertThatThrownBy(() -> FreshnessCap.parse("fallback.web.max-age", text))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage("fallback.web.max-age is '%s' — write no-store, or a duration like 10s", text);
  }
}
