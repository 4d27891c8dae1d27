package io.github.fallback4j.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Criticality;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Essential;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.spi.DeclaredDependency;
import io.github.fallback4j.spi.DeclaredDependency.Operation;
import io.github.fallback4j.spi.DeclaredDependency.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A module reads what the application declares. */
class DeclaredTest {
  private DoorsFixture fixture =
      new DoorsFixture(
          DependencySpec.essential("exam").build(),
          DependencySpec.nonEssential("badges").criticality(Criticality.DECORATIVE).build());

  @AfterEach
  void close() {
    fixture.close();
  }

  /** What a school calls. */
  interface School {
    @NonEssential(value = "ranking", fallback = "noRanking", criticality = Criticality.IMPORTANT)
    String ranking(int room);

    default String noRanking(int room) {
      return "none";
    }

    @NonEssential("badges")
    void award(String student);

    @Essential(value = "lesson", standby = "lessonFromStandby", idempotent = true)
    String lesson(long id);

    default String lessonFromStandby(long id) {
      return "lesson";
    }
  }

  private static final class Building implements School {
    @Override
    public String ranking(int room) {
      return "first";
    }

    @Override
    public void award(String student) {}

    @Override
    public String lesson(long id) {
      return "lesson";
    }
  }

  private DeclaredDependency declared(String id) {
    return fixture.access.declared().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Operation operation(String id) {
    List<Operation> operations = declared(id).operations();
    assertThat(operations).hasSize(1);
    return operations.get(0);
  }

  private void protectSchool() {
    fixture.engine.protect(School.class, new Building());
  }

  @Test
  void specs_areListedWithoutOperations() {
    assertThat(fixture.access.declared())
        .extracting(DeclaredDependency::id)
        .containsExactly("badges", "exam");
    assertThat(declared("exam").essential()).isTrue();
    assertThat(declared("badges").criticality()).isEqualTo(Criticality.DECORATIVE);
    assertThat(declared("badges").source()).isEqualTo(Source.SPEC);
    assertThat(declared("badges").operations()).isEmpty();
  }

  @Test
  void annotatedMethods_areListedWithWhatAnswers() throws Exception {
    fixture.close();
    fixture = new DoorsFixture();
    protectSchool();

    assertThat(declared("ranking").source()).isEqualTo(Source.ANNOTATION);
    assertThat(declared("ranking").criticality()).isEqualTo(Criticality.IMPORTANT);
    Operation ranking = operation("ranking");
    assertThat(ranking.method().getName()).isEqualTo("ranking");
    assertThat(ranking.fallback()).isEqualTo(School.class.getMethod("noRanking", int.class));
    assertThat(ranking.standby()).isNull();
    assertThat(operation("badges").fallback()).isNull();
  }

  @Test
  void operations_areNamedByTypeMethodAndParameters() {
    fixture.close();
    fixture = new DoorsFixture();
    protectSchool();

    String type = operation("ranking").type().getName();
    assertThat(operation("ranking").name()).isEqualTo(type + "#ranking(int)");
    assertThat(operation("badges").name()).isEqualTo(type + "#award(java.lang.String)");
    assertThat(operation("ranking").fallbackName())
        .isEqualTo(School.class.getName() + "#noRanking(int)");
    assertThat(operation("badges").fallbackName()).isNull();
  }

  @Test
  void essentialMethod_isListedWithItsStandby() throws Exception {
    fixture.close();
    fixture = new DoorsFixture();
    protectSchool();

    assertThat(declared("lesson").essential()).isTrue();
    assertThat(operation("lesson").standby())
        .isEqualTo(School.class.getMethod("lessonFromStandby", long.class));
    assertThat(operation("lesson").idempotent()).isTrue();
    assertThat(operation("ranking").idempotent()).isFalse();
  }

  @Test
  void declaredByBoth_isASpecsWithOperations() {
    fixture.close();
    fixture = new DoorsFixture(DependencySpec.nonEssential("badges").build());
    protectSchool();

    assertThat(declared("badges").source()).isEqualTo(Source.SPEC);
    assertThat(declared("badges").operations()).hasSize(1);
  }

  @Test
  void oneTypePlannedTwice_isListedOnce() {
    fixture.close();
    fixture = new DoorsFixture();
    protectSchool();
    protectSchool();

    assertThat(declared("ranking").operations()).hasSize(1);
  }

  @Test
  void criticalityThatIsSet_counts() {
    fixture.close();
    fixture =
        new DoorsFixture(
            builder ->
                builder.properties(Map.of("fallback.dependencies.ranking.criticality", "useful")),
            DependencySpec.nonEssential("ranking").criticality(Criticality.DECORATIVE).build());

    assertThat(declared("ranking").criticality()).isEqualTo(Criticality.USEFUL);
  }
}
