package io.github.fallback4j.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.window.Schedule.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Duration HOUR = Duration.ofHours(1);

  private static Instant utc(String time) {
    return Instant.parse(time + ":00Z");
  }

  private static Span utc(String from, String until) {
    return new Span(utc(from), utc(until));
  }

  private static LocalDateTime next(String cron, String after) {
    return Cron.parse(cron).next(LocalDateTime.parse(after));
  }

  @ParameterizedTest
  @CsvSource({
    "'0 19 * * *', 2030-01-01T19:00, 2030-01-02T19:00",
    "'30 0 19 * * *', 2030-01-01T19:00, 2030-01-01T19:00:30",
    "'*/15 * * * *', 2030-01-01T00:01, 2030-01-01T00:15",
    "'5/20 * * * *', 2030-01-01T00:26, 2030-01-01T00:45",
    "'0 8-10,20 * * *', 2030-01-01T10:30, 2030-01-01T20:00",
    "'0 0 1 * *', 2030-01-01T00:00, 2030-02-01T00:00",
    "'0 0 31 * *', 2030-01-31T00:00, 2030-03-31T00:00",
    "'0 0 29 2 *', 2097-01-01T00:00, 2104-02-29T00:00",
    "'0 0 ? dec ?', 2030-01-01T00:00, 2030-12-01T00:00",
    "'0 9 * * MON-FRI', 2030-01-04T10:00, 2030-01-07T09:00",
    "'0 9 * * 0', 2030-01-01T00:00, 2030-01-06T09:00",
    "'0 9 * * 7', 2030-01-01T00:00, 2030-01-06T09:00",
    "'0 9 * * sun', 2030-01-01T00:00, 2030-01-06T09:00",
    "'0 9 * * SUN-THU', 2030-01-03T10:00, 2030-01-06T09:00",
    "'0 9 * * SUN-THU', 2030-01-06T10:00, 2030-01-07T09:00",
    "'0 9 * * SUN-SAT', 2030-01-04T10:00, 2030-01-05T09:00",
    "'0 9 * * SUN-SAT', 2030-01-05T10:00, 2030-01-06T09:00",
    "'0 9 * * 7-2', 2030-01-02T10:00, 2030-01-06T09:00",
    "'0 9 * * SUN-SUN', 2030-01-01T00:00, 2030-01-06T09:00",
    "'0 9 * * SAT-SUN', 2030-01-01T00:00, 2030-01-05T09:00",
    "'0 0-23/6 * * *', 2030-01-01T12:00, 2030-01-01T18:00"
  })
  void cron_comesNext(String cron, String after, LocalDateTime next) {
    assertThat(next(cron, after)).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 19 * *|write minute, hour, day of the month, month and day of the week",
        "@daily|write minute, hour",
        "0 24 * * *|its hour is '24': write *, 0 to 23",
        "60 * * * *|its minute is '60'",
        "a * * * *|its minute is 'a'",
        "1,,2 * * * *|its minute is '1,,2'",
        "30-10 * * * *|its minute is '30-10'",
        "*/0 * * * *|its minute is '*/0'",
        "0 0 0 * *|its day of the month is '0': write *, 1 to 31",
        "0 0 L * *|its day of the month is 'L'",
        "0 0 * 13 *|its month is '13': write *, 1 to 12 or JAN, FEB",
        "0 0 * * 8|its day of the week is '8': write *, 0 to 7 or MON, TUE",
        "0 0 * * FRI-MON|its day of the week is 'FRI-MON'",
        "? 0 * * *|its minute is '?'",
        "0 0 1 * MON|write * for the day of the month or for the day of the week",
        "0 0 31 2,4 *|this date never occurs"
      })
  void cronThatIsMalformedOrNeverComes_isRefusedAndShown(String cron, String advice) {
    assertThatThrownBy(() -> Schedule.cron(cron, ZoneOffset.UTC, HOUR))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("cron is '" + cron + "'")
        .hasMessageContaining(advice);
  }

  @Test
  void recurring_theTimeUnderWayElseTheNext() {
    Schedule evenings = Schedule.cron("0 19 * * *", ZoneOffset.UTC, HOUR);

    Span today = utc("2030-01-01T19:00", "2030-01-01T20:00");
    assertThat(evenings.at(utc("2030-01-01T18:59"))).isEqualTo(today);
    assertThat(evenings.at(utc("2030-01-01T19:00"))).isEqualTo(today);
    assertThat(evenings.at(utc("2030-01-01T19:59"))).isEqualTo(today);
    assertThat(evenings.at(utc("2030-01-01T20:00")).from()).isEqualTo(utc("2030-01-02T19:00"));
  }

  @Test
  void once_alwaysTheSame() {
    Schedule broadcast = Schedule.between(utc("2030-01-01T19:00"), utc("2030-01-01T20:00"));

    assertThat(broadcast.at(Instant.EPOCH))
        .isEqualTo(broadcast.at(utc("2040-01-01T00:00")))
        .isEqualTo(utc("2030-01-01T19:00", "2030-01-01T20:00"));
  }

  @Test
  void clocksPutForward_whatTheyLeaveOutComesAsMuchLater() {
    Schedule nightly = Schedule.cron("30 2 * * *", BERLIN, HOUR);

    Span later = utc("2030-03-31T01:30", "2030-03-31T02:30"); // 03:30 to 04:30 there
    assertThat(nightly.at(utc("2030-03-31T00:59"))).isEqualTo(later);
    assertThat(nightly.at(utc("2030-03-31T01:00"))).isEqualTo(later);
    assertThat(nightly.at(utc("2030-03-31T02:29"))).isEqualTo(later);
    assertThat(nightly.at(utc("2030-03-31T02:30")).from()).isEqualTo(utc("2030-04-01T00:30"));
  }

  @Test
  void clocksPutBack_whatWouldComeTwiceComesTheFirstTime() {
    Schedule nightly = Schedule.cron("30 2 * * *", BERLIN, Duration.ofMinutes(10));

    assertThat(nightly.at(utc("2030-10-27T00:00")))
        .isEqualTo(utc("2030-10-27T00:30", "2030-10-27T00:40"));
    assertThat(nightly.at(utc("2030-10-27T01:30")).from()).isEqualTo(utc("2030-10-28T01:30"));
  }

  @ParameterizedTest
  @CsvSource({
    // cron, zone, first moment, length in minutes between openings
    "*/10 * * * *, Europe/Berlin, 2030-10-26T23:00, 10",
    "0/20 * * * *, America/New_York, 2030-11-03T03:00, 20",
    "0 * * * *, Europe/Berlin, 2030-10-26T22:00, 60",
    "'0,30 0-5 * * *', Europe/Berlin, 2030-10-26T22:30, 30",
    "*/10 * * * *, Australia/Lord_Howe, 2030-04-06T13:00, 10"
  })
  void clocksPutBack_whatGoesOnThroughTheHourDoesNotPause(
      String cron, ZoneId zone, String from, int minutes) {
    Duration pause = Duration.ofMinutes(minutes);
    Schedule schedule = Schedule.cron(cron, zone, Duration.ofMinutes(1));
    Instant opening = schedule.at(utc(from)).from();

    for (int i = 0; i < 240 / minutes; i++) {
      Instant next = schedule.at(opening.plusSeconds(60)).from();
      assertThat(Duration.between(opening, next)).as("after %s", opening).isEqualTo(pause);
      opening = next;
    }
  }

  @Test
  void clocksPutBack_severalTimesOfOneHourComeOnce() {
    Schedule nightly = Schedule.cron("*/20 2 * * *", BERLIN, Duration.ofMinutes(1));

    assertThat(nightly.at(utc("2030-10-27T00:41")).from()).isEqualTo(utc("2030-10-28T01:00"));
  }

  @Test
  void otherZone_itsClocksCount() {
    Schedule tokyo = Schedule.cron("0 19 * * *", ZoneId.of("Asia/Tokyo"), HOUR);

    assertThat(tokyo.at(utc("2030-01-01T00:00")).from()).isEqualTo(utc("2030-01-01T10:00"));
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 0s", "PT0.999S, 999ms", "P7DT1S, 604801s"})
  void lengthOutOfRange_isRefused(Duration length, String shown) {
    assertThatThrownBy(() -> Schedule.cron("0 0 1 1 *", ZoneOffset.UTC, length))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("length is " + shown + " ")
        .hasMessageContaining("from 1s to 7d");
  }

  @ParameterizedTest
  @CsvSource({"0 * * * *, PT1H", "'0 9,17 * * MON-FRI', PT8H", "0 0 * * *, PT24H"})
  void lengthUpToTheNextTime_isAccepted(String cron, Duration period) {
    assertThat(Schedule.cron(cron, ZoneOffset.UTC, period)).isNotNull();
    assertThatThrownBy(() -> Schedule.cron(cron, ZoneOffset.UTC, period.plusSeconds(1)))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("opens the window again after " + period);
  }

  @Test
  void untilNotAfterFrom_isRefused() {
    assertThatThrownBy(() -> Schedule.between(utc("2030-01-01T19:00"), utc("2030-01-01T19:00")))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("until 2030-01-01T19:00:00Z")
        .hasMessageContaining("later than from");
  }
}
