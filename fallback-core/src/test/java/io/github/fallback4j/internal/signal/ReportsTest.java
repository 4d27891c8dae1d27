package io.github.fallback4j.internal.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.internal.signal.Reports.Turn;
import io.github.fallback4j.spi.HealthSignal.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportsTest {

  /** Each letter is a report, and below it what follows: + good, - bad, ? silence; R, E, H, . */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          -,          .
          --,         .R
          -+-,        ...
          -?-,        ..R
          -???-,      .....
          -???--,     .....R
          ----,       .R..
          --++,       .R..
          --+++,      .R..E
          --++-+++,   .R.....E
          --+?+?+,    .R....E
          --??+??,    .R.....
          --???,      .R..H
          --+???++,   .R...H..
          --???--,    .R..H.R
          --+++--,    .R..E.R
          ???--,      ....R
          +++,        ...
          """)
  void reports_comeTo(String reports, String turns) {
    Reports heard = new Reports();
    StringBuilder seen = new StringBuilder();

    reports.chars().forEach(report -> seen.append(letter(heard.hear(state(report)))));

    assertThat(seen).hasToString(turns);
  }

  @ParameterizedTest
  @CsvSource({
    "+, false",
    "-, true",
    "-+, false",
    "-?, true",
    "-???, false",
    "--, true",
    "--++, true",
    "--+++, false",
    "--???, false",
    "?, false"
  })
  void reports_leaveDoubtsWhileTheNextMayMatter(String reports, boolean doubts) {
    Reports heard = new Reports();

    reports.chars().forEach(report -> heard.hear(state(report)));

    assertThat(heard.leaveDoubts()).isEqualTo(doubts);
  }

  private static State state(int report) {
    return switch (report) {
      case '+' -> State.GOOD;
      case '-' -> State.BAD;
      default -> State.UNKNOWN;
    };
  }

  private static char letter(Turn turn) {
    return switch (turn) {
      case NONE -> '.';
      case RAISE -> 'R';
      case END -> 'E';
      case HAND_OVER -> 'H';
    };
  }
}
