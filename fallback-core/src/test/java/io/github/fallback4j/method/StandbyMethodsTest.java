package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fallback4j.Essential;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.NonEssential;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Finding the method that does the same by the standby route. */
class StandbyMethodsTest {
  private final PlanFixture fixture = new PlanFixture();

  private PlanFixture.Planned onStandby(Object target, String dependency) {
    PlanFixture.Planned planned = fixture.plan(target);
    fixture.standby(dependency);
    return planned;
  }

  private InvalidConfigurationException refusal(Class<?> type) {
    InvalidConfigurationException refusal =
        catchThrowableOfType(
            InvalidConfigurationException.class, () -> fixture.plan(type, ProxyKind.CLASS));
    assertThat(refusal).as("refusal of %s", type).isNotNull();
    assertThat(refusal.problem()).contains(type.getName() + ".").contains("(dependency '");
    return refusal;
  }

  static class Lessons<K> {
    String published = "";

    @Essential(value = "lesson", standby = "elsewhere")
    public Object lesson(K id, int page) {
      return "here";
    }

    private String elsewhere(K id, int page) throws IOException {
      if (page < 0) {
        throw new IOException("page");
      }
      return id + "/" + page;
    }

    String elsewhere(String id) {
      return "another overload";
    }

    @Essential("shelf")
    public Object alone() {
      return "here";
    }

    @Essential(value = "lesson", standby = "publishElsewhere", idempotent = true)
    public void publish() {
      published = "here";
    }

    void publishElsewhere() {
      published = "elsewhere";
    }

    @Essential(value = "lesson", standby = "laterElsewhere")
    public CompletionStage<String> later() {
      return CompletableFuture.completedStage("here");
    }

    CompletionStage<String> laterElsewhere() {
      return CompletableFuture.completedStage("elsewhere");
    }
  }

  static class Concrete extends Lessons<String> {}

  @Test
  void nothingOrdered_theMethodItselfIsCalled() throws Throwable {
    assertThat(fixture.plan(new Concrete()).call("lesson", "a", 2)).isEqualTo("here");
  }

  @Test
  void standbyOrdered_standbyTakesTheArgumentsOfTheMethod() throws Throwable {
    assertThat(onStandby(new Concrete(), "lesson").call("lesson", "a", 2)).isEqualTo("a/2");
  }

  @Test
  void standbyOrdered_standbyThrowsWhatItThrows() {
    PlanFixture.Planned lessons = onStandby(new Concrete(), "lesson");

    assertThatThrownBy(() -> lessons.call("lesson", "a", -2))
        .isInstanceOf(IOException.class)
        .hasMessage("page");
  }

  @Test
  void standbyOrdered_methodWithoutStandbyIsCalledItself() throws Throwable {
    PlanFixture.Planned lessons = fixture.plan(new Concrete());
    fixture.standby("shelf");

    assertThat(lessons.call("alone")).isEqualTo("here");
  }

  @Test
  void standbyOrdered_idempotentMethodThatReturnsNothingGoesThere() throws Throwable {
    Concrete lessons = new Concrete();
    onStandby(lessons, "lesson").call("publish");

    assertThat(lessons.published).isEqualTo("elsewhere");
  }

  @Test
  void standbyOrdered_methodThatAnswersLaterGoesThere() throws Throwable {
    CompletionStage<?> later =
        (CompletionStage<?>) onStandby(new Concrete(), "lesson").call("later");

    assertThat(later.toCompletableFuture().join()).isEqualTo("elsewhere");
  }

  static class NonEssentialOnes {
    @NonEssential(value = "ranking", standby = "elsewhere")
    public List<String> ranking() {
      return List.of("here");
    }

    List<String> elsewhere() {
      return List.of("elsewhere");
    }

    @NonEssential(value = "ranking", standby = "laterElsewhere")
    public CompletableFuture<List<String>> later() {
      return CompletableFuture.completedFuture(List.of("here"));
    }

    CompletableFuture<List<String>> laterElsewhere() {
      return CompletableFuture.completedFuture(elsewhere());
    }
  }

  @Test
  void standbyOrdered_nonEssentialMethodGoesThere() throws Throwable {
    PlanFixture.Planned ranking = onStandby(new NonEssentialOnes(), "ranking");

    assertThat(ranking.call("ranking")).isEqualTo(List.of("elsewhere"));
    assertThat(((CompletableFuture<?>) ranking.call("later")).join())
        .isEqualTo(List.of("elsewhere"));
  }

  @Essential(value = "lesson", standby = "elsewhere")
  static class AsAWhole {
    public String lesson(String id) {
      return id;
    }

    public String elsewhere(String id) {
      return id;
    }
  }

  @Test
  void standbyOfAnAnnotatedType_isNotCoveredItself() {
    assertThat(fixture.plan(AsAWhole.class, ProxyKind.CLASS).methods())
        .singleElement()
        .asString()
        .contains("lesson(String)");
  }

  static class Misspelt {
    @Essential(value = "lesson", standby = "elsewere")
    public String lesson(String id) {
      return elsewhere(id);
    }

    String elsewhere(String id) {
      return id;
    }
  }

  @Test
  void missingStandby_namesTheNearest() {
    InvalidConfigurationException refusal = refusal(Misspelt.class);

    assertThat(refusal.problem())
        .contains("names the standby 'elsewere'")
        .contains("did you mean elsewhere");
    assertThat(refusal.action()).contains("String elsewere(String id)");
  }

  static class OtherParameters {
    @Essential(value = "lesson", standby = "elsewhere")
    public String lesson(String id) {
      return elsewhere();
    }

    String elsewhere() {
      return "";
    }
  }

  @Test
  void standbyWithOtherParameters_isRefused() {
    InvalidConfigurationException refusal = refusal(OtherParameters.class);

    assertThat(refusal.problem()).contains("but none fits; found: String elsewhere()");
    assertThat(refusal.action()).contains("String elsewhere(String id)");
  }

  static class OtherType {
    @Essential(value = "lesson", standby = "elsewhere")
    public String lesson() {
      return "" + elsewhere();
    }

    Object elsewhere() {
      return "";
    }
  }

  @Test
  void standbyOfAWiderType_isRefused() {
    assertThat(refusal(OtherType.class).problem()).contains("found: Object elsewhere()");
  }

  static class Itself {
    @Essential(value = "lesson", standby = "lesson")
    public String lesson() {
      return "";
    }
  }

  @Test
  void standbyThatIsTheMethodItself_isRefused() {
    assertThat(refusal(Itself.class).problem()).contains("names itself as its standby");
  }

  static class Guarded {
    @Essential(value = "lesson", standby = "elsewhere")
    public String lesson() {
      return "";
    }

    @Essential("elsewhere")
    public String elsewhere() {
      return "";
    }
  }

  @Test
  void standbyThatIsGuardedItself_isRefused() {
    InvalidConfigurationException refusal = refusal(Guarded.class);

    assertThat(refusal.problem()).contains("'elsewhere', whose own calls are guarded");
    assertThat(refusal.action()).contains("without @NonEssential and @Essential");
  }

  static class Writing {
    @NonEssential(value = "badges", standby = "awardElsewhere")
    public void award(String student) {}

    void awardElsewhere(String student) {}
  }

  @Test
  void methodThatReturnsNothing_saysToMarkItIdempotent() {
    InvalidConfigurationException refusal = refusal(Writing.class);

    assertThat(refusal.problem()).contains("'awardElsewhere', but returns nothing");
    assertThat(refusal.action()).contains("idempotent = true");
  }

  static class WritingLater {
    @Essential(value = "lesson", standby = "publishElsewhere")
    public CompletableFuture<Void> publish() {
      return publishElsewhere();
    }

    CompletableFuture<Void> publishElsewhere() {
      return CompletableFuture.completedFuture(null);
    }
  }

  @Test
  void methodThatCompletesWithNothing_saysToMarkItIdempotent() {
    assertThat(refusal(WritingLater.class).problem()).contains("returns nothing");
  }
}
