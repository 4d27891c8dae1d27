package io.github.fallback4j.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.window.Schedule;
import io.github.fallback4j.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowReaderTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final Schedule EVENING =
      Schedule.between(
          Instant.parse("2030-01-01T10:00:00Z"), Instant.parse("2030-01-01T12:00:00Z"));

  /** Reads {@code name=value} pairs as settings of the first window. */
  private static List<Window> windows(String... pairs) {
    Map<String, String> properties = new HashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      properties.put(
          "fallback.windows[0]." + pair.substring(0, equals), pair.substring(equals + 1));
    }
    return read(Settings.ofProperties(properties));
  }

  private static List<Window> read(Settings settings) {
    return WindowReader.read(settings, TOKYO, List.of());
  }

  @Test
  void nothingSet_noWindow() {
    assertThat(read(Settings.none())).isEmpty();
  }

  @Test
  void levelOnce_isRead() {
    assertThat(
            windows(
                "name=broadcast",
                "from=2030-01-01T11:00",
                "until=2030-01-01T13:00:00",
                "zone=Europe/Berlin",
                "level=2",
                "reason=TV"))
        .containsExactly(Window.level("broadcast", EVENING, 2).because("TV"));
  }

  @Test
  void offsets_winOverTheZone() {
    assertThat(
            windows(
                "from=2030-01-01T10:00Z",
                "until=2030-01-01T14:00+02:00",
                "zone=America/New_York",
                "level=1"))
        .containsExactly(Window.level("fallback.windows[0]", EVENING, 1));
  }

  @Test
  void noZone_theClocksOfTheProcessCount() {
    assertThat(windows("from=2030-01-01T19:00", "until=2030-01-01T21:00", "level=1"))
        .extracting(Window::schedule)
        .containsExactly(EVENING);
  }

  @Test
  void cronAndDependencies_areRead() {
    assertThat(
            windows(
                "cron=0 19 * * SUN", "length=2h", "dependencies=ranking, tag:redis", "zone=UTC"))
        .containsExactly(
            Window.off(
                "fallback.windows[0]",
                Schedule.cron("0 19 * * SUN", ZoneId.of("UTC"), Duration.ofHours(2)),
                "ranking",
                "tag:redis"));
  }

  @Test
  void dependenciesAsAList_areRead() {
    assertThat(
            windows(
                "cron=0 19 * * *",
                "length=2h",
                "dependencies[0]=ranking",
                "dependencies[1]=badges"))
        .singleElement()
        .extracting(Window::dependencies)
        .isEqualTo(List.of("ranking", "badges"));
  }

  @Test
  void severalWindows_areReadInTheirOrder() {
    Map<String, String> properties = new HashMap<>();
    for (int i : new int[] {10, 0, 2}) {
      properties.put("fallback.windows[" + i + "].cron", "0 19 * * *");
      properties.put("fallback.windows[" + i + "].length", "1h");
      properties.put("fallback.windows[" + i + "].level", "1");
    }

    assertThat(read(Settings.ofProperties(properties)))
        .extracting(Window::name)
        .containsExactly("fallback.windows[0]", "fallback.windows[2]", "fallback.windows[10]");
  }

  @Test
  void variables_areReadAndOutrankProperties() {
    Settings variables =
        Settings.ofEnvironment(
            Map.of("FALLBACK_WINDOWS_0_LEVEL", "3", "FALLBACK_WINDOWS_0_NAME", "exam"));
    Settings properties =
        Settings.ofProperties(
            Map.of(
                "fallback.windows[0].from", "2030-01-01T19:00",
                "fallback.windows[0].until", "2030-01-01T21:00",
                "fallback.windows[0].level", "1"));

    assertThat(read(variables.over(properties))).containsExactly(Window.level("exam", EVENING, 3));
  }

  @Test
  void variableInTheDocumentation_canBeSetInAShell() {
    assertThat(SettingNames.variable("fallback.windows[0].level"))
        .isEqualTo("FALLBACK_WINDOWS_0_LEVEL");
  }

  @Test
  void declaredWindows_comeFirst() {
    Window declared = Window.level("exam", EVENING, 1);
    Settings settings =
        Settings.ofProperties(
            Map.of(
                "fallback.windows[0].from", "2030-01-01T19:00",
                "fallback.windows[0].until", "2030-01-01T21:00",
                "fallback.windows[0].level", "1"));

    assertThat(WindowReader.read(settings, TOKYO, List.of(declared)))
        .extracting(Window::name)
        .containsExactly("exam", "fallback.windows[0]");
  }

  @Test
  void twoOfOneName_areRefused() {
    Window declared = Window.level("exam", EVENING, 1);

    assertThatThrownBy(() -> WindowReader.read(Settings.none(), TOKYO, List.of(declared, declared)))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("two windows are named 'exam'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from=2030-01-01T19:00;level=1|from is '2030-01-01T19:00'|set from and until",
        "cron=0 1 * * *;level=1|cron is '0 1 * * *'|cron and length",
        "length=1h;level=1|length is '1h'|cron and length",
        "level=1|fallback.windows[0] is incomplete|set from and until",
        "from=2030-01-01T19:00;until=2030-01-01T21:00|fallback.windows[0] is incomplete|level",
        "from=2030-01-01T19:00;until=2030-01-01T21:00;cron=0 1 * * *;level=1"
            + "|cron is '0 1 * * *'|set from and until",
        "from=2030-01-01T19:00;until=2030-01-01T18:00;level=1"
            + "|until is '2030-01-01T18:00'|make until later than from",
        "from=tonight;until=2030-01-01T18:00;level=1|from is 'tonight'|like 2026-12-24T19:00",
        "from=2030-01-01;until=2030-01-02;level=1|from is '2030-01-01'|like 2026-12-24T19:00",
        "from=2030-01-01T19:00;until=2030-01-01T21:00;zone=Asia/Tokio;level=1"
            + "|zone is 'Asia/Tokio'|did you mean Asia/Tokyo",
        "from=2030-01-01T19:00;until=2030-01-01T21:00;zone=JST;level=1"
            + "|zone is 'JST'|did you mean Asia/Tokyo?",
        "from=2030-01-01T19:00;until=2030-01-01T21:00;zone=pst;level=1"
            + "|zone is 'pst'|did you mean America/Los_Angeles?",
        "from=2030-01-01T19:00;until=2030-01-01T21:00;zone=BST;level=1"
            + "|zone is 'BST'|did you mean Europe/London or Asia/Dhaka?",
        "cron=0 25 * * *;length=1h;level=1|cron is '0 25 * * *'|its hour is '25'",
        "cron=0 0 30 2 *;length=1h;level=1|cron is '0 0 30 2 *'|this date never occurs",
        "cron=0 1 * * *;length=60;level=1|length is '60'|write 60ms or 60s",
        "cron=0 1 * * *;length=0s;level=1|length is '0s'|write a value from 1s",
        "cron=0 1 * * *;length=25h;level=1|length is '25h'|at most that",
        "cron=0 1 * * *;length=1h;level=0|level is '0'|write a value from 1 to 3",
        "cron=0 1 * * *;length=1h;level=high|level is 'high'|write a whole number",
        "cron=0 1 * * *;length=1h;dependencies=,|dependencies is ','|dependencies to switch off",
        "cron=0 1 * * *;length=1h;level=1;dependencies=ranking"
            + "|level is '1', fallback.windows[0].dependencies is 'ranking'|set either"
      })
  void windowThatCannotBeRead_isRefusedWithPropertyValueAndAdvice(
      String pairs, String shown, String advice) {
    assertThatThrownBy(() -> windows(pairs.split(";")))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("fallback.windows[0]")
        .hasMessageContaining(shown)
        .hasMessageContaining(advice);
  }

  @ParameterizedTest
  @CsvSource({"fallback.windows, tonight", "fallback.windows.level, 1"})
  void noList_isRefused(String property, String value) {
    assertThatThrownBy(() -> read(Settings.ofProperties(Map.of(property, value))))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(property + " is '" + value + "'")
        .hasMessageContaining("write a list");
  }

  @Test
  void malformedVariable_isNamed() {
    assertThatThrownBy(
            () ->
                read(
                    Settings.ofEnvironment(
                        Map.of(
                            "FALLBACK_WINDOWS_0_CRON", "0 19 * * *",
                            "FALLBACK_WINDOWS_0_LENGTH", "long",
                            "FALLBACK_WINDOWS_0_LEVEL", "1"))))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("FALLBACK_WINDOWS_0_LENGTH is 'long'");
  }

  @ParameterizedTest
  @CsvSource({"fallback.windows[0].reson, false", "FALLBACK_WINDOWS_0_RESON, true"})
  void misspeltSetting_isShown(String name, boolean variable) {
    Settings settings =
        variable
            ? Settings.ofEnvironment(Map.of(name, "x"))
            : Settings.ofProperties(Map.of(name, "x"));

    assertThat(new Warnings(List.of()).ofSettings(settings))
        .singleElement()
        .asString()
        .contains(name + " is set, but there is no setting 'reson'; did you mean reason?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "rankng|unknown dependency 'rankng'; did you mean ranking?",
        "tag:rediss|unknown tag 'rediss'; did you mean redis?",
        "lesson|'lesson' is essential and is never switched off"
      })
  void targetThatCannotBeOff_isShown(String target, String fault) {
    List<DependencySpec> known =
        List.of(
            DependencySpec.nonEssential("ranking").tags("redis").build(),
            DependencySpec.essential("lesson").build());

    assertThat(new Warnings(known).ofWindows(List.of(Window.off("exam", EVENING, target))))
        .containsExactly("window 'exam' switches off '" + target + "': " + fault);
  }
}
