package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Essential;
import io.github.fallback4j.NonEssential;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What methods throw, and what of it reaches their callers. */
class ThrownExceptionsTest {
  private final PlanFixture fixture = new PlanFixture();
  private final Files files = new Files();

  static class Files {
    private Throwable failure = new IOException("down");

    @NonEssential(value = "files", passThrough = FileNotFoundException.class)
    public Optional<String> read(String name) throws Throwable {
      throw failure;
    }

    @NonEssential("files")
    public Optional<String> list() throws Throwable {
      throw failure;
    }

    @NonEssential(value = "files", passThrough = FileNotFoundException.class)
    public CompletableFuture<Optional<String>> readLater() {
      return CompletableFuture.failedFuture(failure);
    }

    @Essential("lesson")
    public String lesson() throws Throwable {
      throw failure;
    }
  }

  @Test
  void exceptionThatIsAnAnswer_reachesTheCallerAsItWasThrown() {
    files.failure = new FileNotFoundException("none");

    assertThatThrownBy(() -> fixture.plan(files).call("read", "a")).isSameAs(files.failure);
    assertThat(fixture.dependencies.get("files").calls().passThrough()).isEqualTo(1);
  }

  @Test
  void exceptionThatIsAnAnswerOfAnotherMethod_isAFaultHere() throws Throwable {
    files.failure = new FileNotFoundException("none");

    assertThat(fixture.plan(files).call("list")).isEqualTo(Optional.empty());
  }

  @Test
  void exceptionThatTheDependencyLetsPass_reachesTheCallersOfAllItsMethods() {
    fixture.register(
        DependencySpec.nonEssential("files")
            .passThrough(List.of(NoSuchElementException.class))
            .build());
    files.failure = new NoSuchElementException("none");

    assertThatThrownBy(() -> fixture.plan(files).call("list")).isSameAs(files.failure);
  }

  @Test
  void otherException_isAnswered() throws Throwable {
    assertThat(fixture.plan(files).call("read", "a")).isEqualTo(Optional.empty());
  }

  @Test
  void error_reachesTheCaller() {
    files.failure = new LinkageError("broken");

    assertThatThrownBy(() -> fixture.plan(files).call("read", "a")).isSameAs(files.failure);
  }

  @Test
  void stageFailsWithAnAnswer_soDoesTheCallers() throws Throwable {
    files.failure = new FileNotFoundException("none");

    CompletableFuture<?> answer = (CompletableFuture<?>) fixture.plan(files).call("readLater");

    assertThatThrownBy(answer::get).hasCause(files.failure);
  }

  @Test
  void essentialMethod_throwsWhatItThrows() {
    assertThatThrownBy(() -> fixture.plan(files).call("lesson")).isSameAs(files.failure);
    assertThat(fixture.dependencies.get("lesson").calls().error()).isEqualTo(1);
  }

  @Test
  void engineStepsAside_everythingGoesStraightThrough() {
    fixture.enabled = false;

    assertThatThrownBy(() -> fixture.plan(files).call("read", "a")).isSameAs(files.failure);
    assertThat(fixture.dependencies).containsKeys("files", "lesson");
  }

  static final class Wrong {
    @NonEssential(value = "wrong", fallback = "missing")
    public final String wrong() {
      return "live";
    }
  }

  @Test
  void engineStepsAside_wrongAnnotationsStopNothing() throws Throwable {
    fixture.enabled = false;

    assertThat(fixture.plan(new Wrong()).call("wrong")).isEqualTo("live");
  }
}
