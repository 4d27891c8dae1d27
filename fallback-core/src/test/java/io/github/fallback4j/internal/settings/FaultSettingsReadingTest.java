package io.github.fallback4j.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.settings.FaultSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Exceptions that are faults or none, by name. */
class FaultSettingsReadingTest {
  private static final DependencySpec RANKING = DependencySpec.nonEssential("ranking").build();
  private static final String OWN = "fallback.dependencies.ranking.";

  private static DependencySpec read(DependencySpec declared, String name, String value) {
    return new SpecReader(Settings.ofProperties(Map.of(name, value))).read(declared);
  }

  private static FaultSettings faults(String name, String value) {
    return read(RANKING, name, value).faults();
  }

  @Test
  void nothingSet_everyExceptionIsAFault() {
    assertThat(read(RANKING, OWN + "permits", "5").faults()).isEqualTo(FaultSettings.DEFAULT);
  }

  @Test
  void namesOfClasses_areFound() {
    assertThat(
            faults(
                    OWN + "faults.only",
                    "java.io.IOException, java.util.concurrent.TimeoutException")
                .only())
        .containsExactly(IOException.class, TimeoutException.class);
    assertThat(faults(OWN + "faults.except", "java.io.IOException").except())
        .containsExactly(IOException.class);
  }

  @Test
  void defaults_holdForAll() {
    assertThat(faults("fallback.defaults.faults.except", "java.io.IOException").except())
        .containsExactly(IOException.class);
  }

  @Test
  void predicatesOfTheCode_stay() {
    Predicate<Throwable> when = thrown -> true;
    DependencySpec declared = RANKING.toBuilder().faults(FaultSettings.DEFAULT.when(when)).build();

    FaultSettings faults = read(declared, OWN + "faults.except", "java.io.IOException").faults();

    assertThat(faults)
        .isEqualTo(FaultSettings.DEFAULT.when(when).except(List.of(IOException.class)));
  }

  @Test
  void unknownClass_isRefusedWithItsName() {
    assertThatThrownBy(() -> faults(OWN + "faults.except", "java.io.IOExeption"))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(OWN + "faults.except is 'java.io.IOExeption'")
        .hasMessageContaining("there is no class java.io.IOExeption; write full names");
  }

  @Test
  void classThatIsNoException_isRefused() {
    assertThatThrownBy(() -> faults(OWN + "faults.only", "java.lang.String"))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("java.lang.String is not an exception");
  }
}
