package io.github.fallback4j.spring.web.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestStartTest {
  /** A quarter of a second after the requests below came. */
  private static final long NOW = 1_893_456_000_750_000L;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t=1893456000500000",
        "1893456000500000",
        "t=1893456000500",
        "1893456000500",
        "1893456000500.000",
        "t=1893456000.5",
        "1893456000.500",
        " t=1893456000500 "
      })
  void anyUnit_isUnderstood(String field) {
    assertThat(RequestStart.nanosAgo(field, NOW)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(250));
  }

  @Test
  void isToCome_theClockOfTheProxyIsAheadAndItIsNow() {
    assertThat(RequestStart.nanosAgo("t=1893456000755", NOW)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "t=",
        "soon",
        "-1893456000500",
        "t=1893456000500; x",
        "18934560005000000000",
        "1e12",
        "t=1893456060751", // to come in more than a minute
        "t=1893455940749", // longer ago than a minute
        "1234567890"
      })
  void absurd_isUnknown(String field) {
    assertThat(RequestStart.nanosAgo(field, NOW)).isEqualTo(RequestStart.UNKNOWN);
  }
}
