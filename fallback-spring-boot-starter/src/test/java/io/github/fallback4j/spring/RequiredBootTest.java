package io.github.fallback4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.InvalidConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class RequiredBootTest {

  @ParameterizedTest
  @ValueSource(strings = {"3.5.16", "3.5.0-SNAPSHOT", "2.7.18"})
  void tooOld_isRefusedWithWhatIsNeeded(String version) {
    assertThatThrownBy(() -> RequiredBoot.require(version))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("needs Spring Boot 4.0")
        .hasMessageContaining(version);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"4.0.0", "4.1.2-SNAPSHOT", "5.0.0-M1", "10.0.0", "unknown", ""})
  void newEnoughOrUnknown_starts(String version) {
    assertThatCode(() -> RequiredBoot.require(version)).doesNotThrowAnyException();
  }

  @Test
  void everyApplicationIsChecked() {
    assertThat(
            SpringFactoriesLoader.forDefaultResourceLocation()
                .load(ApplicationContextInitializer.class))
        .hasAtLeastOneElementOfType(RequiredBoot.class);
  }
}
