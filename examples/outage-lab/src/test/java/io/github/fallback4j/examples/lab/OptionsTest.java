package io.github.fallback4j.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fallback4j.examples.lab.Options.Form;
import io.github.fallback4j.examples.lab.fault.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  @Test
  void nothingSaid_allOnce() {
    Options options = Options.of();

    assertThat(options.form()).isEqualTo(Form.FULL);
    assertThat(options.runs()).isEqualTo(1);
    assertThat(options.faults()).isEmpty();
    assertThat(options.protections()).isEmpty();
  }

  @Test
  void everythingSaid_everythingHeard() {
    Options options =
        Options.of(
            "--endurance=6",
            "--runs=5",
            "--seed=40",
            "--fault=dns,black-hole",
            "--protection=none,fallback4j",
            "--out=here");

    assertThat(options.form()).isEqualTo(Form.ENDURANCE);
    assertThat(options.minutes()).isEqualTo(6);
    assertThat(options.runs()).isEqualTo(5);
    assertThat(options.seed()).isEqualTo(40);
    assertThat(options.faults()).containsExactly(Fault.DNS, Fault.BLACK_HOLE);
    assertThat(options.protections()).containsExactly(Protection.NONE, Protection.FALLBACK4J);
    assertThat(options.out()).isEqualTo(Path.of("here"));
  }

  @Test
  void enduranceWithoutLength_anHour() {
    assertThat(Options.of("--endurance").minutes()).isEqualTo(60);
  }

  @ParameterizedTest
  @CsvSource({
    "--fast, '''--fast'' is not an option'",
    "quick, '''quick'' is not an option'",
    "--runs=none, --runs is 'none'",
    "--runs=0, --runs is '0'",
    "--seed=, --seed is ''",
    "--endurance=long, --endurance is 'long'",
    "--fault=fire, there is no fault 'fire'",
    "--protection=hope, there is no protection 'hope'"
  })
  void notUnderstood_isRefusedByName(String argument, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of(argument))
        .withMessageContaining(message.replace("\"", ""));
  }

  @Test
  void twoForms_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.of("--quick", "--overload"))
        .withMessageContaining("choose one");
  }
}
