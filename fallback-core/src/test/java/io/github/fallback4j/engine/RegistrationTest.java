package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Criticality;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.UnknownDependencyException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How dependencies come into an engine, and how they are found. */
class RegistrationTest {
  private EngineFixture fixture =
      new EngineFixture(
          DependencySpec.nonEssential("ranking").build(),
          DependencySpec.nonEssential("badges").build(),
          DependencySpec.essential("lesson").build());

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void unknownId_isRefusedWithTheNearest() {
    assertThatThrownBy(() -> fixture.get("rankings"))
        .isInstanceOfSatisfying(
            UnknownDependencyException.class,
            unknown -> {
              assertThat(unknown.target()).isEqualTo("rankings");
              assertThat(unknown.nearest()).contains("ranking");
            })
        .hasMessageContaining("ranking");
    assertThat(fixture.engine.all()).hasSize(3);
  }

  @Test
  void all_areInAlphabeticalOrder() {
    assertThat(fixture.engine.all())
        .extracting(Dependency::id)
        .containsExactly("badges", "lesson", "ranking");
  }

  @Test
  void declaredTwiceAndBothAgree_isOneDependency() {
    Dependency first = fixture.get("ranking");
    DependencySpec again =
        DependencySpec.nonEssential("ranking").deadline(Duration.ofSeconds(7)).build();

    assertThat(fixture.engine.register(again)).isSameAs(first);
    assertThat(first.spec().deadline()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void declaredTwiceWithAnotherCriticality_isRefused() {
    DependencySpec other =
        DependencySpec.nonEssential("ranking").criticality(Criticality.DECORATIVE).build();

    assertThatThrownBy(() -> fixture.engine.register(other))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContainingAll("ranking", "USEFUL", "DECORATIVE");
  }

  @Test
  void criticalityIsSet_declarationsThatAgreeAreOneDependencyAllTheSame() {
    fixture.close();
    fixture =
        new EngineFixture(
            Map.of("FALLBACK_DEPENDENCIES_RANKING_CRITICALITY", "important"),
            DependencySpec.nonEssential("ranking").build());

    Dependency again = fixture.engine.register(DependencySpec.nonEssential("ranking").build());
    assertThat(again.spec().criticality()).isEqualTo(Criticality.IMPORTANT);
  }

  @Test
  void declaredBothEssentialAndNot_isRefused() {
    assertThatThrownBy(() -> fixture.engine.register(DependencySpec.nonEssential("lesson").build()))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("lesson");
  }

  @Test
  void idDiffersInDashesOnly_isRefusedAndLeavesNothingBehind() {
    assertThatThrownBy(
            () -> fixture.engine.register(DependencySpec.nonEssential("rank-ing").build()))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContainingAll("rank-ing", "ranking");
    assertThat(fixture.engine.all()).hasSize(3);
    assertThatThrownBy(() -> fixture.get("rank-ing"))
        .isInstanceOf(UnknownDependencyException.class);
  }

  @Test
  void registeredLater_standsUnderItsFlagsAtOnce() {
    fixture.close();
    fixture = new EngineFixture(Map.of("FALLBACK_OFF", "*"));

    Dependency late = fixture.engine.register(DependencySpec.nonEssential("late").build());

    assertThat(late.state().cause()).isEqualTo(Cause.ALL_OFF);
    assertThat(late.call(() -> "live", () -> "instead")).isEqualTo("instead");
  }

  @Test
  void customizer_isAppliedBeforeSettings() {
    fixture.close();
    fixture =
        new EngineFixture(
            builder ->
                builder
                    .environment(Map.of("FALLBACK_DEPENDENCIES_RANKING_PERMITS", "3"))
                    .customizer(
                        spec ->
                            spec.toBuilder().permits(7).deadline(Duration.ofSeconds(9)).build()),
            DependencySpec.nonEssential("ranking").build());

    assertThat(fixture.get("ranking").spec().permits()).isEqualTo(3);
    assertThat(fixture.get("ranking").spec().deadline()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void flagNamesNoDependency_startsAndSaysSo() {
    fixture.close();
    fixture =
        new EngineFixture(
            Map.of("FALLBACK_OFF", "rankin,badges"),
            DependencySpec.nonEssential("ranking").build(),
            DependencySpec.nonEssential("badges").build());

    assertThat(fixture.engine.switchboard().warnings())
        .singleElement()
        .asString()
        .contains("FALLBACK_OFF", "rankin", "ranking");
    assertThat(fixture.get("badges").state().cause()).isEqualTo(Cause.SWITCH_OFF);
    assertThat(fixture.get("ranking").state().cause()).isEqualTo(Cause.NONE);
  }

  @Test
  void flagNamesNoDependencyAndStrict_doesNotStart() {
    assertThatThrownBy(
            () ->
                new EngineFixture(
                    Map.of("FALLBACK_OFF", "rankin", "FALLBACK_STRICT", "true"),
                    DependencySpec.nonEssential("ranking").build()))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContainingAll("rankin", "fallback.strict");
  }

  @Test
  void malformedSetting_doesNotStartAndNamesTheVariable() {
    assertThatThrownBy(
            () ->
                new EngineFixture(
                    Map.of("FALLBACK_DEPENDENCIES_RANKING_DEADLINE", "soon"),
                    DependencySpec.nonEssential("ranking").build()))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContainingAll("FALLBACK_DEPENDENCIES_RANKING_DEADLINE", "soon");
  }
}
