package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Essential;
import io.github.fallback4j.NonEssential;
import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Test;

class ReflectedTypesTest {

  @Retention(RetentionPolicy.RUNTIME)
  @NonEssential(value = "badges", fallbackIn = Shelf.class)
  @interface Decorative {}

  static class Above implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  static class Ranking extends Above {
    private static final long serialVersionUID = 1L;

    @Decorative
    String top() {
      return "Ada";
    }
  }

  interface Answers {
    default String top() {
      return "nobody";
    }
  }

  static class Shelf implements Answers {}

  interface Lessons {
    @Essential("lesson")
    String lesson();
  }

  static class Database implements Lessons {
    @Override
    public String lesson() {
      return "fractions";
    }
  }

  @Test
  void annotatedMethod_itsTypeWhatThatInheritsFromWhereFallbacksAreAndTheAnnotationsAreReflected() {
    assertThat(ReflectedTypes.of(Ranking.class))
        .containsExactlyInAnyOrder(
            Ranking.class,
            Above.class,
            Shelf.class,
            Answers.class,
            Decorative.class,
            NonEssential.class);
  }

  @Test
  void annotationInAnInterface_countsForWhatImplementsIt() {
    assertThat(ReflectedTypes.of(Database.class))
        .containsExactlyInAnyOrder(Database.class, Lessons.class, Essential.class);
  }

  @Test
  void nothingAnnotated_nothingIsReflected() {
    assertThat(ReflectedTypes.of(Above.class)).isEmpty();
  }
}
