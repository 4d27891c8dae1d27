package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.FallbackFailedException;
import io.github.fallback4j.NonEssential;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Every form of a fallback method, and where it may stand. */
class FallbackMethodsTest {
  private final PlanFixture fixture = new PlanFixture();

  static class Forms {
    String calls = "";

    @NonEssential(value = "ranking", fallback = "sameAndWhy")
    public String one(String room, int year) {
      throw new IllegalStateException("down");
    }

    private String sameAndWhy(String room, int year, Degradation why) {
      return room + year + why.cause();
    }

    @NonEssential(value = "ranking", fallback = "same")
    public String two(String room, int year) {
      throw new IllegalStateException("down");
    }

    String same(String room, int year) {
      return room + year;
    }

    @NonEssential(value = "ranking", fallback = "why")
    public String three(String room, int year) {
      throw new IllegalStateException("down");
    }

    protected static String why(Degradation why) {
      return why.dependency() + why.skipped();
    }

    @NonEssential(value = "ranking", fallback = "nothing")
    public String four(String room, int year) {
      throw new IllegalStateException("down");
    }

    public String nothing() {
      return "nothing";
    }

    @NonEssential(value = "ranking", fallback = "five")
    public String five(String room) {
      throw new IllegalStateException("down");
    }

    String five(String room, Degradation why) {
      return "five in " + room;
    }

    @NonEssential(value = "ranking", fallback = "keep")
    public void award(String student) {
      throw new IllegalStateException("down");
    }

    void keep(String student) {
      calls += student;
    }

    @NonEssential(value = "ranking", fallback = "minus")
    public long primitive(long room) {
      throw new IllegalStateException("down");
    }

    long minus(long room) {
      return -room;
    }

    @NonEssential(value = "ranking", fallback = "boxed")
    public Integer boxing() {
      throw new IllegalStateException("down");
    }

    int boxed() {
      return 7;
    }

    @NonEssential(value = "ranking", fallback = "all")
    public String varargs(String... rooms) {
      throw new IllegalStateException("down");
    }

    static String all(String... rooms) {
      return String.join(",", rooms);
    }

    @NonEssential(value = "ranking", fallback = "narrower")
    public CompletionStage<? extends List<String>> later(String room) {
      throw new IllegalStateException("down");
    }

    CompletableFuture<List<String>> narrower(String room) {
      return CompletableFuture.completedFuture(List.of(room));
    }
  }

  @Test
  void sameParametersAndDegradation_getsBoth() throws Throwable {
    assertThat(fixture.plan(new Forms()).call("one", "7b", 2030)).isEqualTo("7b2030FAILURE");
  }

  @Test
  void sameParameters_getsThem() throws Throwable {
    assertThat(fixture.plan(new Forms()).call("two", "7b", 2030)).isEqualTo("7b2030");
  }

  @Test
  void onlyDegradation_learnsWhy() throws Throwable {
    PlanFixture.Planned planned = fixture.plan(new Forms());
    assertThat(planned.call("three", "7b", 2030)).isEqualTo("rankingfalse");

    fixture.off("ranking");

    assertThat(planned.call("three", "7b", 2030)).isEqualTo("rankingtrue");
  }

  @Test
  void nothing_isCalledWithNothing() throws Throwable {
    assertThat(fixture.plan(new Forms()).call("four", "7b", 2030)).isEqualTo("nothing");
  }

  @Test
  void overloadOfTheSameName_answers() throws Throwable {
    assertThat(fixture.plan(new Forms()).call("five", "7b")).isEqualTo("five in 7b");
  }

  @Test
  void voidMethod_runsItsFallback() throws Throwable {
    Forms forms = new Forms();

    assertThat(fixture.plan(forms).call("award", "ada")).isNull();

    assertThat(forms.calls).isEqualTo("ada");
  }

  @Test
  void primitives_areHandedThrough() throws Throwable {
    PlanFixture.Planned planned = fixture.plan(new Forms());

    assertThat(planned.call("primitive", 5L)).isEqualTo(-5L);
    assertThat(planned.call("boxing")).isEqualTo(7);
  }

  @Test
  void varargs_arriveAsTheArrayTheyAre() throws Throwable {
    Object answer = fixture.plan(new Forms()).call("varargs", (Object) new String[] {"7a", "7b"});

    assertThat(answer).isEqualTo("7a,7b");
  }

  @Test
  void stageOfMoreThanIsAsked_answers() throws Throwable {
    Object answer = fixture.plan(new Forms()).call("later", "7b");

    assertThat(((CompletableFuture<?>) answer).join()).isEqualTo(List.of("7b"));
  }

  @Test
  void argumentsThatAreNull_areNone() throws Throwable {
    Forms forms = new Forms();
    MethodPlan plan = fixture.plan(forms).method("boxing");

    assertThat(plan.invoke(forms, null, forms::boxing)).isEqualTo(7);
  }

  static class Overloads {
    @NonEssential(value = "ranking", fallback = "none")
    public String ranking(String room) {
      throw new IllegalStateException("down");
    }

    String none() {
      return "none()";
    }

    String none(Degradation why) {
      return "none(why)";
    }

    String none(String room) {
      return "none(room)";
    }

    int none(String room, Degradation why) {
      return 0;
    }
  }

  @Test
  void severalFormsThatFit_theMostSpecificAnswers() throws Throwable {
    assertThat(fixture.plan(new Overloads()).call("ranking", "7b")).isEqualTo("none(room)");
  }

  interface Rankings<K> {
    @NonEssential(value = "ranking", fallback = "none")
    String ranking(K room);

    default String none(K room, Degradation why) {
      return "default for " + room;
    }
  }

  abstract static class Base<K> implements Rankings<K> {
    @NonEssential(value = "best", fallback = "noBest")
    public K best(K room) {
      throw new IllegalStateException("down");
    }

    private K noBest(K room) {
      return room;
    }

    @NonEssential(value = "last", fallback = "noLast")
    public String last(K room) {
      throw new IllegalStateException("down");
    }

    abstract String noLast(K room);
  }

  static class Redis extends Base<String> {
    @Override
    public String ranking(String room) {
      throw new IllegalStateException("down");
    }

    @Override
    String noLast(String room) {
      return "own for " + room;
    }

    String noBest(String room) {
      return "not meant";
    }
  }

  @Test
  void defaultMethodOfTheInterface_answers() throws Throwable {
    assertThat(fixture.plan(new Redis()).call("ranking", "7b")).isEqualTo("default for 7b");
  }

  @Test
  void privateMethodOfASuperclass_answersForItsNeighbour() throws Throwable {
    assertThat(fixture.plan(new Redis()).call("best", "7b")).isEqualTo("7b");
  }

  @Test
  void abstractMethod_answersAsTheSubclassHasIt() throws Throwable {
    assertThat(fixture.plan(new Redis()).call("last", "7b")).isEqualTo("own for 7b");
  }

  @Test
  void defaultMethodBehindAnInterfaceAlone_answersWithoutWhatIsBehind() throws Throwable {
    Object remote =
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Rankings.class},
            (proxy, method, args) -> {
              throw new IllegalStateException("down");
            });

    TypePlan plan = fixture.plan(Rankings.class, ProxyKind.INTERFACE);
    MethodPlan ranking = plan.methods().get(0);

    Object[] args = {"7b"};
    assertThat(ranking.invoke(remote, args, () -> ((Rankings<?>) remote).ranking(null)))
        .isEqualTo("default for 7b");
  }

  static class Throwing {
    @NonEssential(value = "ranking", fallback = "broken")
    public String ranking() throws Exception {
      throw new IOException("down");
    }

    String broken() {
      throw new IllegalStateException("broken");
    }

    @NonEssential(value = "ranking", fallback = "brokenList")
    public List<String> rankings() {
      throw new IllegalStateException("down");
    }

    List<String> brokenList() {
      throw new IllegalStateException("broken");
    }
  }

  @Test
  void fallbackThrows_theEmptyValueAnswers() throws Throwable {
    assertThat(fixture.plan(new Throwing()).call("rankings")).isEqualTo(List.of());
  }

  @Test
  void fallbackThrowsAndNothingIsLeft_theCallersGetTheFirstFailure() {
    assertThatThrownBy(() -> fixture.plan(new Throwing()).call("ranking"))
        .isInstanceOf(IOException.class)
        .hasMessage("down")
        .hasSuppressedException(new IllegalStateException("broken"));
  }

  @Test
  void fallbackOfASkippedCallThrows_theCallerLearnsWhyItWasSkipped() {
    PlanFixture.Planned planned = fixture.plan(new Throwing());
    fixture.off("ranking");

    assertThatThrownBy(() -> planned.call("ranking"))
        .isInstanceOfSatisfying(
            FallbackFailedException.class,
            failed -> assertThat(failed.degradation().cause()).isEqualTo(Cause.SWITCH_OFF))
        .hasSuppressedException(new IllegalStateException("broken"));
  }
}
