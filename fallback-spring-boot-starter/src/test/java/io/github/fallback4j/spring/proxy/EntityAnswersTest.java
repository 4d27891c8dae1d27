package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * An entity may read its associations when nobody can any more; where that can be seen it is said.
 */
@ExtendWith(OutputCaptureExtension.class)
class EntityAnswersTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  AnnotatedBeansAutoConfiguration.class, FallbackAutoConfiguration.class));

  @Entity
  static class Course {
    @Id long id;
  }

  static class Special extends Course {}

  record Row(long id) {}

  static class Remembered {
    @NonEssential("courses")
    @LastKnownGood
    public Optional<Course> entity() {
      return Optional.empty();
    }

    @NonEssential("courses")
    @LastKnownGood
    public CompletionStage<List<Special>> later() {
      return CompletableFuture.completedStage(List.of());
    }

    @NonEssential("courses")
    @LastKnownGood
    public List<Row> rows() {
      return List.of();
    }
  }

  static class Plain {
    @NonEssential("courses")
    public List<Course> entities() {
      return List.of();
    }

    @NonEssential("courses")
    public List<Row> rows() {
      return List.of();
    }
  }

  @Test
  void entityIsRemembered_isSaidAtStart(CapturedOutput output) {
    runner
        .withBean(Remembered.class)
        .run(
            context ->
                assertThat(output)
                    .containsPattern("Remembered.entity.* remembers .*Course, an entity")
                    .containsPattern("Remembered.later.* remembers .*Special, an entity")
                    .doesNotContainPattern("rows.* remembers"));
  }

  @Test
  void entityComesFromAnotherThread_isSaidAtStart(CapturedOutput output) {
    runner
        .withBean(Plain.class)
        .withPropertyValues("fallback.dependencies.courses.enforce=offload")
        .run(
            context ->
                assertThat(output)
                    .containsPattern("Plain.entities.* answers with .*Course, an entity")
                    .contains("enforce is offload")
                    .doesNotContainPattern("rows.* answers with"));
  }

  @Test
  void entityStaysOnItsThreadAndIsForgotten_nothingIsSaid(CapturedOutput output) {
    runner.withBean(Plain.class).run(context -> assertThat(output).doesNotContain("an entity"));
  }
}
