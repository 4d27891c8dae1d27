package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.NonEssential;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fallbacks that stand in another type. */
class FallbackInTest {
  private final PlanFixture fixture = new PlanFixture();

  private void with(Object object) {
    fixture.objects = (type, method) -> () -> object;
  }

  private InvalidConfigurationException refusal(Class<?> type) {
    InvalidConfigurationException refusal =
        catchThrowableOfType(
            InvalidConfigurationException.class, () -> fixture.plan(type, ProxyKind.CLASS));
    assertThat(refusal).as("refusal of %s", type).isNotNull();
    assertThat(refusal.problem()).contains(type.getName() + ".").contains("'ranking'");
    return refusal;
  }

  static class Answers {
    final String name;

    Answers(String name) {
      this.name = name;
    }

    String noRanking(String room, Degradation why) {
      return name + room + why.cause();
    }

    String why(Degradation why) {
      return name + why.cause();
    }

    String nothing() {
      return name;
    }

    static String fixed(String room) {
      return "fixed" + room;
    }

    public String third(String room) {
      return name + room;
    }

    public String third(int room) {
      return name + "number";
    }

    private String secret() {
      return name;
    }
  }

  static class Rankings {
    @NonEssential(value = "ranking", fallbackIn = Answers.class, fallback = "noRanking")
    public String first(String room) {
      throw new IllegalStateException("down");
    }

    @NonEssential(value = "ranking", fallbackIn = Answers.class, fallback = "why")
    public String second(String room) {
      throw new IllegalStateException("down");
    }

    @NonEssential(value = "ranking", fallbackIn = Answers.class)
    public String third(String room) {
      throw new IllegalStateException("down");
    }

    @NonEssential(value = "ranking", fallbackIn = Answers.class, fallback = "nothing")
    public String fourth(String room) {
      throw new IllegalStateException("down");
    }
  }

  @Test
  void methodOfAnotherType_answersInEveryForm() throws Throwable {
    with(new Answers("other"));
    PlanFixture.Planned planned = fixture.plan(new Rankings());

    assertThat(planned.call("first", "7b")).isEqualTo("other7bFAILURE");
    assertThat(planned.call("second", "7b")).isEqualTo("otherFAILURE");
    assertThat(planned.call("fourth", "7b")).isEqualTo("other");
  }

  @Test
  void withoutAName_theMethodOfTheSameNameAndParametersAnswers() throws Throwable {
    with(new Answers("other"));

    assertThat(fixture.plan(new Rankings()).call("third", "7b")).isEqualTo("other7b");
  }

  @Test
  void object_isAskedForWhenAnAnswerIsNeeded() throws Throwable {
    List<String> made = new ArrayList<>();
    fixture.objects =
        (type, method) ->
            () -> {
              made.add(method);
              return new Answers("late");
            };
    PlanFixture.Planned planned = fixture.plan(new Rankings());
    assertThat(made).isEmpty();

    planned.call("third", "7b");

    assertThat(made)
        .containsExactly(Rankings.class.getName() + ".third(String) (dependency 'ranking')");
  }

  static class AnsweredByNobody {
    @NonEssential(value = "ranking", fallbackIn = Answers.class, fallback = "fixed")
    public String ranking(String room) {
      throw new IllegalStateException("down");
    }
  }

  @Test
  void staticMethod_needsNoObject() throws Throwable {
    fixture.objects = FallbackObjects.among();

    assertThat(fixture.plan(new AnsweredByNobody()).call("ranking", "7b")).isEqualTo("fixed7b");
  }

  interface Client<R> {
    @NonEssential(value = "ranking", fallbackIn = Local.class)
    R ranking(String room);

    @NonEssential(value = "badges", fallbackIn = Local.class)
    void award(R ranking);
  }

  static class Remote implements Client<String> {
    @Override
    public String ranking(String room) {
      throw new IllegalStateException("down");
    }

    @Override
    public void award(String ranking) {}
  }

  static class Local implements Client<String> {
    @Override
    public String ranking(String room) {
      return "local";
    }

    @Override
    public void award(String ranking) {}
  }

  @Test
  void implementationOfTheAnnotatedInterface_answers() throws Throwable {
    with(new Local());

    assertThat(fixture.plan(new Remote()).call("ranking", "7b")).isEqualTo("local");
  }

  @Test
  void implementationThatAnswers_isNotGuardedItself() {
    assertThat(fixture.plan(Local.class, ProxyKind.CLASS).methods()).isEmpty();
  }

  @NonEssential(value = "ranking", fallbackIn = Answers.class, fallback = "nothing")
  static class AsAWhole {
    public String one() {
      throw new IllegalStateException("down");
    }

    public String nothing() {
      throw new IllegalStateException("down, too");
    }
  }

  @Test
  void annotatedType_isAnsweredByTheOtherTypeAndCoveredAsAWhole() throws Throwable {
    with(new Answers("other"));
    PlanFixture.Planned planned = fixture.plan(new AsAWhole());

    assertThat(planned.call("one")).isEqualTo("other");
    assertThat(planned.call("nothing")).isEqualTo("other");
  }

  static class Misspelt {
    @NonEssential(value = "ranking", fallbackIn = Answers.class, fallback = "noRankin")
    public String ranking(String room) {
      return "";
    }
  }

  @Test
  void missingMethod_isRefusedWithTheNearestOfThatType() {
    InvalidConfigurationException refusal = refusal(Misspelt.class);

    assertThat(refusal.problem())
        .contains("names the fallback 'noRankin', but " + Answers.class.getName())
        .contains("did you mean noRanking");
    assertThat(refusal.action()).contains("String noRankin(String room, Degradation why)");
  }

  static class NoNamesake {
    @NonEssential(value = "ranking", fallbackIn = Answers.class)
    public String ranking(String room) {
      return "";
    }
  }

  @Test
  void typeWithoutAMethodOfTheName_isRefused() {
    assertThat(refusal(NoNamesake.class).problem())
        .contains("names the fallback 'ranking', but " + Answers.class.getName());
  }

  static class Unfit {
    @NonEssential(value = "ranking", fallbackIn = Answers.class)
    public String third(List<String> rooms) {
      return "";
    }
  }

  @Test
  void methodThatDoesNotFit_isRefusedWithWhatWasFound() {
    assertThat(refusal(Unfit.class).problem())
        .contains("'third' in " + Answers.class.getName() + ", but none fits")
        .contains("String third(int)");
  }

  static class Hidden {
    @NonEssential(value = "ranking", fallbackIn = Answers.class, fallback = "secret")
    public String ranking() {
      return "";
    }
  }

  @Test
  void privateMethod_isRefused() {
    InvalidConfigurationException refusal = refusal(Hidden.class);

    assertThat(refusal.problem()).contains("'secret' in").contains("which is private");
    assertThat(refusal.action()).contains("make it visible");
  }

  static class Guarded {
    @NonEssential(value = "other", fallbackIn = Answers.class)
    public String third(String room) {
      return "";
    }
  }

  static class AnsweredByGuarded {
    @NonEssential(value = "ranking", fallbackIn = Guarded.class)
    public String third(String room) {
      return "";
    }
  }

  @Test
  void methodThatIsGuardedItself_isRefused() {
    assertThat(refusal(AnsweredByGuarded.class).problem()).contains("own calls are guarded too");
  }

  static class Itself {
    @NonEssential(value = "ranking", fallbackIn = Itself.class, fallback = "none")
    public String ranking() {
      return "";
    }

    String none() {
      return "";
    }
  }

  @Test
  void ownType_isRefused() {
    InvalidConfigurationException refusal = refusal(Itself.class);

    assertThat(refusal.problem()).contains("fallbackIn = " + Itself.class.getName());
    assertThat(refusal.action()).contains("remove fallbackIn");
  }

  @Test
  void typeOfWhichThereIsNoObject_isRefused() {
    InvalidConfigurationException refusal = refusal(Rankings.class);

    assertThat(refusal.problem())
        .contains("fallbackIn = " + Answers.class.getName() + ", but no object was passed");
    assertThat(refusal.action()).contains("pass exactly one");
  }
}
