package io.github.fallback4j.spring;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.window.Schedule;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.scheduling.support.CronExpression;

/** What both understand, our windows and Spring's timetables understand alike. */
class CronTest {
  private static final List<String> SECONDS = List.of("", "0", "*/20", "5,50", "7/9");
  private static final List<String> MINUTES = List.of("*", "0", "*/15", "3/7", "10-20,40", "59");
  private static final List<String> HOURS = List.of("*", "0", "19", "8-17", "0-23/5", "22,2");
  private static final List<String> DAYS = List.of("*", "?", "1", "31", "10-20/3", "29,30");
  private static final List<String> MONTHS = List.of("*", "1", "FEB", "apr-jun", "3,12", "*/5");
  private static final List<String> WEEKDAYS =
      List.of("*", "?", "MON-FRI", "0", "7", "sat,SUN", "2", "SUN-THU", "SUN-SAT", "7-3");

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyExpressionComesWhenSpringSaysSo(long seed) {
    Random random = new Random(seed);
    boolean byWeek = random.nextBoolean();
    String expression =
        String.join(
                " ",
                pick(SECONDS, random),
                pick(MINUTES, random),
                pick(HOURS, random),
                byWeek ? "*" : pick(DAYS, random),
                pick(MONTHS, random),
                byWeek ? pick(WEEKDAYS, random) : "*")
            .strip();
    boolean hasSecond = expression.split(" ").length == 6;
    CronExpression spring = CronExpression.parse(hasSecond ? expression : "0 " + expression);
    LocalDateTime time =
        LocalDateTime.of(2024, 1, 1, 0, 0).plusSeconds(random.nextInt(4 * 366 * 86_400));
    LocalDateTime next = spring.next(time);

    if (next == null) {
      assertThatThrownBy(() -> next(expression, time))
          .hasMessageContaining("this date never occurs");
    } else {
      assertThat(next(expression, time)).as("%s after %s", expression, time).isEqualTo(next);
    }
  }

  /** A window of a second that comes first after a time is the one that is open a second later. */
  private static LocalDateTime next(String expression, LocalDateTime time) {
    Duration second = Duration.ofSeconds(1);
    return LocalDateTime.ofInstant(
        Schedule.cron(expression, UTC, second).at(time.plus(second).toInstant(UTC)).from(), UTC);
  }

  private static String pick(List<String> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }
}
