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
import org.junit.jupiter.api.Test;

/** Finding the method that does the same by the standby route. */
class StandbyMethodsTest {
  private final PlanFixture fixture = new PlanFixture();

  private StandbyMethod standby(Class<?> type, String method) {
    MethodPlan plan =
        fixture.plan(type, ProxyKind.CLASS).methods().stream()
            .filter(each -> each.method().getName().equals(method))
            .findFirst()
            .orElseThrow();
    return ((MeasuredMethod) plan).standby();
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

    @Essential(value = "lesson")
    public Object alone() {
      return "";
    }

    @Essential(value = "lesson", standby = "publishElsewhere", idempotent = true)
    public void publish() {}

    void publishElsewhere() {}
  }

  static class Concrete extends Lessons<String> {}

  @Test
  void standby_takesTheArgumentsOfTheMethod() throws Throwable {
    StandbyMethod standby = standby(Concrete.class, "lesson");

    assertThat(standby.call(new Concrete(), new Object[] {"a", 2})).isEqualTo("a/2");
  }

  @Test
  void standby_throwsWhatItThrows() {
    StandbyMethod standby = standby(Concrete.class, "lesson");

    assertThatThrownBy(() -> standby.call(new Concrete(), new Object[] {"a", -2}))
        .isInstanceOf(IOException.class)
        .hasMessage("page");
  }

  @Test
  void methodWithoutStandby_hasNone() {
    assertThat(standby(Concrete.class, "alone")).isNull();
  }

  @Test
  void idempotentMethodThatReturnsNothing_mayHaveAStandby() throws Throwable {
    assertThat(standby(Concrete.class, "publish").call(new Concrete(), null)).isNull();
  }

  static class NonEssentialOne {
    @NonEssential(value = "ranking", standby = "elsewhere")
    public List<String> ranking() {
      return List.of();
    }

    List<String> elsewhere() {
      return List.of();
    }
  }

  @Test
  void nonEssentialMethod_mayHaveAStandby() {
    assertThat(fixture.plan(NonEssentialOne.class, ProxyKind.CLASS).methods()).hasSize(1);
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
