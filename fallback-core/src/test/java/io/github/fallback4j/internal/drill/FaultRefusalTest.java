package io.github.fallback4j.internal.drill;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.settings.StandbySettings;
import io.github.fallback4j.spi.CallFault;
import io.github.fallback4j.spi.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nothing acts on what is essential, unless somebody says the word where there is a standby. */
class FaultRefusalTest {
  private static final CallFault.Builder FAULT =
      CallFault.of(Fault.ERROR, "lesson", Duration.ofMinutes(1));

  @Test
  void nonEssential_isAllowed() {
    assertThatCode(
            () -> FaultRefusal.check(FAULT.build(), DependencySpec.nonEssential("lesson").build()))
        .doesNotThrowAnyException();
  }

  @Test
  void essentialWithoutStandby_isRefusedWhateverTheFaultSays() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                FaultRefusal.check(
                    CallFault.of(Fault.ERROR, "lesson", Duration.ofMinutes(1))
                        .essentialStandby()
                        .build(),
                    DependencySpec.essential("lesson").build()))
        .withMessageContaining("'lesson' is essential")
        .withMessageContaining("no standby");
  }

  @Test
  void essentialWithStandby_needsTheWord() {
    DependencySpec spec =
        DependencySpec.essential("lesson")
            .standby(StandbySettings.DEFAULT)
            .idempotent(true)
            .build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FaultRefusal.check(FAULT.build(), spec))
        .withMessageContaining("essentialStandby()");
    assertThatCode(
            () ->
                FaultRefusal.check(
                    CallFault.of(Fault.ERROR, "lesson", Duration.ofMinutes(1))
                        .essentialStandby()
                        .build(),
                    spec))
        .doesNotThrowAnyException();
  }

  @Test
  void essentialWithStandbyThatIsNotIdempotent_isRefusedWhateverTheFaultSays() {
    DependencySpec spec =
        DependencySpec.essential("lesson").standby(StandbySettings.DEFAULT).build();

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                FaultRefusal.check(
                    CallFault.of(Fault.ERROR, "lesson", Duration.ofMinutes(1))
                        .essentialStandby()
                        .build(),
                    spec))
        .withMessageContaining("idempotent");
  }
}
