package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fallback4j.Criticality;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Essential;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A team's own annotations, built on those of the library. */
class ComposedAnnotationsTest {
  private final PlanFixture fixture = new PlanFixture();

  private DependencySpec planned(Class<?> type, String id) {
    fixture.plan(type, ProxyKind.CLASS);
    assertThat(fixture.dependencies).containsOnlyKeys(id);
    return fixture.dependencies.get(id).spec();
  }

  private InvalidConfigurationException refusal(Class<?> type) {
    InvalidConfigurationException refusal =
        catchThrowableOfType(
            InvalidConfigurationException.class, () -> fixture.plan(type, ProxyKind.CLASS));
    assertThat(refusal).as("refusal of %s", type).isNotNull();
    assertThat(refusal.problem()).contains(type.getName() + ".");
    return refusal;
  }

  @NonEssential(value = "", criticality = Criticality.DECORATIVE)
  @Retention(RetentionPolicy.RUNTIME)
  private @interface Decorative {
    String value();

    String owner() default "school";
  }

  static class Badges {
    @Decorative("badges")
    public void award(String student) {
      throw new IllegalStateException("down");
    }
  }

  @Test
  void composedAnnotationOnAMethod_saysWhatItStandsFor() throws Throwable {
    DependencySpec badges = planned(Badges.class, "badges");

    assertThat(badges.essential()).isFalse();
    assertThat(badges.criticality()).isEqualTo(Criticality.DECORATIVE);
    assertThat(fixture.plan(new Badges()).call("award", "ada")).isNull();
  }

  @Decorative("badges")
  static class AllBadges {
    public void award() {}

    void within() {}
  }

  @Test
  void composedAnnotationOnAType_holdsForItsPublicMethods() {
    planned(AllBadges.class, "badges");

    assertThat(fixture.plan(AllBadges.class, ProxyKind.CLASS).methods())
        .singleElement()
        .asString()
        .contains("award()");
  }

  @Test
  void concerns_typesAndMethodsWithComposedAnnotations() {
    assertThat(MethodPlanner.concerns(Badges.class)).isTrue();
    assertThat(MethodPlanner.concerns(AllBadges.class)).isTrue();
    assertThat(MethodPlanner.concerns(Memory.class)).isTrue();
  }

  @Decorative("sparkles")
  @Retention(RetentionPolicy.RUNTIME)
  @interface Sparkling {}

  @Sparkling
  @Retention(RetentionPolicy.RUNTIME)
  @interface Glittering {
    Criticality criticality() default Criticality.IMPORTANT;
  }

  static class Sparkles {
    @Glittering
    public void glitter() {}
  }

  @Test
  void annotationBuiltOnComposedOnes_isFoundAndTheNearestAttributeWins() {
    assertThat(planned(Sparkles.class, "sparkles").criticality()).isEqualTo(Criticality.IMPORTANT);
  }

  @Other
  @NonEssential("round")
  @Retention(RetentionPolicy.RUNTIME)
  @interface One {}

  @One
  @Retention(RetentionPolicy.RUNTIME)
  @interface Other {}

  static class Round {
    @One
    public void go() {}
  }

  @Test
  void annotationsThatStandOnEachOther_areFollowedOnce() {
    planned(Round.class, "round");
  }

  @NonEssential(value = "", fallback = "none")
  @Retention(RetentionPolicy.RUNTIME)
  @interface Numbered {
    String value();

    int fallback() default 7;
  }

  static class Numbers {
    @Numbered("numbers")
    public String number() {
      throw new IllegalStateException("down");
    }

    String none() {
      return "none";
    }
  }

  @Test
  void attributeOfAnotherType_overridesNothing() throws Throwable {
    assertThat(fixture.plan(new Numbers()).call("number")).isEqualTo("none");
  }

  @NonEssential("lessons")
  @LastKnownGood(maxAge = "10m")
  @Retention(RetentionPolicy.RUNTIME)
  @interface Remembered {
    String[] key();
  }

  static class Memory {
    private int asked;

    @Remembered(key = "student")
    public List<String> recommend(String student, int trace) {
      if (asked++ > 0) {
        throw new IllegalStateException("down");
      }
      return List.of(student);
    }
  }

  @Test
  void composedLastKnownGood_remembersByTheKeyOfTheNearest() throws Throwable {
    PlanFixture.Planned planned = fixture.plan(new Memory());

    planned.call("recommend", "ada", 1);

    assertThat(planned.call("recommend", "ada", 2)).isEqualTo(List.of("ada"));
    assertThat(planned.call("recommend", "eve", 3)).isEqualTo(List.of());
  }

  @Essential("")
  @Retention(RetentionPolicy.RUNTIME)
  @interface Vital {
    String value();

    boolean idempotent() default true;
  }

  static class Lessons {
    @Vital("lesson")
    public String lesson() {
      return "";
    }
  }

  @Test
  void composedEssential_isEssential() {
    DependencySpec lesson = planned(Lessons.class, "lesson");

    assertThat(lesson.essential()).isTrue();
    assertThat(lesson.idempotent()).isTrue();
  }

  private static final String ALIAS_FOR =
      """
      package org.springframework.core.annotation;
      import java.lang.annotation.*;
      @Retention(RetentionPolicy.RUNTIME)
      public @interface AliasFor {
        String value() default "";
        String attribute() default "";
        Class<? extends Annotation> annotation() default Annotation.class;
      }
      """;

  private static Class<?> aliased(Path directory, String attributes, String use) throws Exception {
    return Compiled.classes(
            directory,
            Map.of(
                "org.springframework.core.annotation.AliasFor",
                ALIAS_FOR,
                "acme.Decorative",
                """
                package acme;
                import io.github.fallback4j.*;
                import org.springframework.core.annotation.AliasFor;
                @NonEssential("")
                @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
                @interface Decorative { %s }
                """
                    .formatted(attributes),
                "acme.Badges",
                """
                package acme;
                public class Badges {
                  @Decorative(%s)
                  public String award() { throw new IllegalStateException("down"); }
                  String none() { return "none"; }
                }
                """
                    .formatted(use)))
        .loadClass("acme.Badges");
  }

  @Test
  void attributeWithAnAlias_speaksForThatAttribute(@TempDir Path directory) throws Throwable {
    Class<?> badges =
        aliased(
            directory,
            """
            @AliasFor(annotation = NonEssential.class, attribute = "value") String dependency();
            @AliasFor(annotation = NonEssential.class, value = "fallback") String value();
            """,
            "dependency = \"badges\", value = \"none\"");

    Object target = badges.getDeclaredConstructor().newInstance();

    assertThat(fixture.plan(target).call("award")).isEqualTo("none");
    assertThat(fixture.dependencies).containsOnlyKeys("badges");
  }

  @Test
  void aliasWithoutAttribute_speaksForTheOneOfItsName(@TempDir Path directory) throws Throwable {
    Class<?> badges =
        aliased(
            directory,
            """
            String value();
            @AliasFor(annotation = NonEssential.class) String fallback();
            """,
            "value = \"badges\", fallback = \"none\"");

    Object target = badges.getDeclaredConstructor().newInstance();

    assertThat(fixture.plan(target).call("award")).isEqualTo("none");
  }

  @Test
  void aliasForWhatIsNotThere_isRefusedWithTheNearest(@TempDir Path directory) throws Exception {
    Class<?> badges =
        aliased(
            directory,
            """
            String value();
            @AliasFor(annotation = NonEssential.class, attribute = "falback") String or();
            """,
            "value = \"badges\", or = \"none\"");

    InvalidConfigurationException refusal = refusal(badges);

    assertThat(refusal.problem())
        .contains("@Decorative.or() is an alias for 'falback' of @NonEssential")
        .contains("no such attribute of type String")
        .contains("did you mean fallback");
    assertThat(refusal.action()).contains("name an attribute of @NonEssential");
  }

  @Test
  void aliasOfAnotherType_isRefused(@TempDir Path directory) throws Exception {
    Class<?> badges =
        aliased(
            directory,
            """
            String value();
            @AliasFor(annotation = NonEssential.class, attribute = "fallback") int or();
            """,
            "value = \"badges\", or = 7");

    assertThat(refusal(badges).problem()).contains("no such attribute of type int");
  }

  @NonEssential("")
  @Retention(RetentionPolicy.RUNTIME)
  @interface Nameless {}

  static class WithoutId {
    @Nameless
    public void award() {}
  }

  @Test
  void composedAnnotationWithoutId_isRefusedByName() {
    InvalidConfigurationException refusal = refusal(WithoutId.class);

    assertThat(refusal.problem())
        .contains("award()")
        .contains("@Nameless → @NonEssential names no dependency");
    assertThat(refusal.action()).contains("String value()");
  }

  static class TwoOfTheTeam {
    @Decorative("badges")
    @Sparkling
    public void award() {}
  }

  @Test
  void twoComposedAnnotationsOnAMethod_areRefused() {
    InvalidConfigurationException refusal = refusal(TwoOfTheTeam.class);

    assertThat(refusal.problem())
        .contains("is declared both @Decorative → @NonEssential(\"badges\") and @Sparkling")
        .doesNotContain("by its type");
    assertThat(refusal.action()).isEqualTo("keep one of the two");
  }

  @Decorative("badges")
  @Vital("lesson")
  static class OfBothKinds {
    public void award() {}
  }

  @Test
  void composedEssentialAndNonEssentialOnAType_areRefused() {
    InvalidConfigurationException refusal = refusal(OfBothKinds.class);

    assertThat(refusal.problem())
        .contains("@Vital → @Essential(\"lesson\")")
        .contains("by its type");
    assertThat(refusal.action()).contains("keep @Essential if");
  }

  static class OwnAndComposed {
    @NonEssential("ranking")
    @Decorative("badges")
    public void award() {}
  }

  @Test
  void composedAnnotationBesideOurs_isRefused() {
    assertThat(refusal(OwnAndComposed.class).problem())
        .contains("@NonEssential(\"ranking\") and @Decorative → @NonEssential(\"badges\")");
  }

  static class TwoMemories {
    @Remembered(key = {})
    @LastKnownGood
    public List<String> recommend() {
      return List.of();
    }
  }

  @Test
  void twoLastKnownGoods_areRefused() {
    assertThat(refusal(TwoMemories.class).problem())
        .contains("is annotated both @Remembered → @LastKnownGood and @LastKnownGood");
  }

  @Remembered(key = {})
  static class RememberingType {
    public List<String> recommend() {
      return List.of();
    }
  }

  @Test
  void composedLastKnownGoodOnAType_isRefused() {
    InvalidConfigurationException refusal = refusal(RememberingType.class);

    assertThat(refusal.problem())
        .contains("RememberingType, which is annotated @Remembered → @LastKnownGood");
    assertThat(refusal.action()).contains("on methods");
  }
}
