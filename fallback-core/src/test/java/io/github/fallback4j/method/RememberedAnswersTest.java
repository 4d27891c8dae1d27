package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.settings.LastKnownGoodSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is remembered, under which key, and for how long. */
class RememberedAnswersTest {
  private final PlanFixture fixture = new PlanFixture();
  private final Lessons lessons = new Lessons();
  private PlanFixture.Planned planned = fixture.plan(lessons);

  static class Lessons {
    private int version = 1;
    private String nothing = "once";

    @NonEssential("lessons")
    @LastKnownGood
    public List<String> recommend(String student, int count) {
      return List.of(student + count + "v" + version++);
    }

    @NonEssential("lessons")
    @LastKnownGood(key = "student")
    public List<String> byStudent(String student, String trace) {
      return List.of(student + trace);
    }

    @NonEssential("lessons")
    @LastKnownGood
    public List<String> byArray(int[] ids, String[][] names) {
      return List.of("known");
    }

    @NonEssential("lessons")
    @LastKnownGood
    public List<String> byList(List<String> ids) {
      return List.copyOf(ids);
    }

    @NonEssential("lessons")
    @LastKnownGood(maxAge = "10m")
    public List<String> briefly() {
      return List.of("brief");
    }

    @NonEssential(value = "lessons", fallback = "none")
    @LastKnownGood
    public String withFallback(String student) {
      return "live";
    }

    String none() {
      return "none";
    }

    @NonEssential("lessons")
    @LastKnownGood
    public @Nullable String maybe() {
      String answer = nothing;
      nothing = null;
      return answer;
    }

    @NonEssential("lessons")
    @LastKnownGood
    public Stream<String> stream() {
      return Stream.of("a");
    }

    @NonEssential("lessons")
    @LastKnownGood
    public CompletionStage<@Nullable String> later(@Nullable String answer) {
      return CompletableFuture.completedStage(answer);
    }

    @NonEssential("lessons")
    @LastKnownGood(key = {})
    public CompletableFuture<Stream<String>> laterStream() {
      return CompletableFuture.completedFuture(Stream.of("a"));
    }
  }

  @Test
  void off_answersWithTheLastGoodAnswerOfTheSameArguments() throws Throwable {
    planned.call("recommend", "ada", 3);
    planned.call("recommend", "ada", 3);
    planned.call("recommend", "bob", 3);
    fixture.off("lessons");

    assertThat(planned.call("recommend", "ada", 3)).isEqualTo(List.of("ada3v2"));
    assertThat(planned.call("recommend", "bob", 3)).isEqualTo(List.of("bob3v3"));
    assertThat(planned.call("recommend", "ada", 4)).isEqualTo(List.of());
  }

  @Test
  void namedKey_isAllThatCounts() throws Throwable {
    planned.call("byStudent", "ada", "1");
    fixture.off("lessons");

    assertThat(planned.call("byStudent", "ada", "2")).isEqualTo(List.of("ada1"));
    assertThat(planned.call("byStudent", "bob", "1")).isEqualTo(List.of());
  }

  @Test
  void arrays_countByContentAsTheyWere() throws Throwable {
    int[] ids = {1, 2};
    planned.call("byArray", ids, new String[][] {{"a"}});
    ids[0] = 9;
    fixture.off("lessons");

    assertThat(planned.call("byArray", new int[] {1, 2}, new String[][] {{"a"}}))
        .isEqualTo(List.of("known"));
    assertThat(planned.call("byArray", new int[] {9, 2}, new String[][] {{"a"}}))
        .isEqualTo(List.of());
    assertThat(planned.call("byArray", null, null)).isEqualTo(List.of());
  }

  @Test
  void argumentChangedAfterTheCall_findsNothingRatherThanAnothersAnswer() throws Throwable {
    List<String> ids = new ArrayList<>(List.of("a"));
    planned.call("byList", ids);
    ids.set(0, "b");
    fixture.off("lessons");

    assertThat(planned.call("byList", List.of("b"))).isEqualTo(List.of());
    assertThat(planned.call("byList", List.of("a"))).isEqualTo(List.of());
  }

  @Test
  void principal_isPartOfTheKey() throws Throwable {
    fixture.principal = () -> "teacher";
    planned.call("byStudent", "ada", "1");
    fixture.off("lessons");

    assertThat(planned.call("byStudent", "ada", "1")).isEqualTo(List.of("ada1"));
    fixture.principal = () -> "parent";
    assertThat(planned.call("byStudent", "ada", "1")).isEqualTo(List.of());
    fixture.principal = () -> null;
    assertThat(planned.call("byStudent", "ada", "1")).isEqualTo(List.of());
  }

  @Test
  void principalThatCannotBeTold_breaksNoCallAndRemembersNothing() throws Throwable {
    fixture.principal =
        () -> {
          throw new IllegalStateException("no session");
        };

    assertThat(planned.call("byStudent", "ada", "1")).isEqualTo(List.of("ada1"));

    fixture.off("lessons");
    assertThat(planned.call("byStudent", "ada", "1")).isEqualTo(List.of());
  }

  @Test
  void olderThanItsMaxAge_isForgotten() throws Throwable {
    planned.call("briefly");
    fixture.off("lessons");

    fixture.time.advance(Duration.ofMinutes(9));
    assertThat(planned.call("briefly")).isEqualTo(List.of("brief"));
    fixture.time.advance(Duration.ofMinutes(2));
    assertThat(planned.call("briefly")).isEqualTo(List.of());
  }

  @Test
  void settings_winOverTheAnnotation() throws Throwable {
    PlanFixture set = new PlanFixture();
    set.settings =
        spec ->
            spec.toBuilder()
                .lastKnownGood(
                    spec.lastKnownGood() == null
                        ? null
                        : new LastKnownGoodSettings(
                            Duration.ofMinutes(1), spec.lastKnownGood().maxEntries()))
                .build();
    PlanFixture.Planned shorter = set.plan(lessons);
    shorter.call("briefly");
    set.off("lessons");

    set.time.advance(Duration.ofMinutes(2));

    assertThat(shorter.call("briefly")).isEqualTo(List.of());
  }

  @Test
  void remembered_answersBeforeTheFallback() throws Throwable {
    planned.call("withFallback", "ada");
    fixture.off("lessons");

    assertThat(planned.call("withFallback", "ada")).isEqualTo("live");
    assertThat(planned.call("withFallback", "bob")).isEqualTo("none");
    assertThat(planned.method("withFallback").dependency().calls().stale()).isEqualTo(1);
  }

  @Test
  void nullAnswer_leavesTheOneBefore() throws Throwable {
    planned.call("maybe");
    assertThat(planned.call("maybe")).isNull();
    fixture.off("lessons");

    assertThat(planned.call("maybe")).isEqualTo("once");
  }

  @Test
  void streams_areNotRemembered() throws Throwable {
    planned.call("stream");
    planned.call("laterStream");
    fixture.off("lessons");

    assertThat((Stream<?>) planned.call("stream")).isEmpty();
    assertThat(((CompletableFuture<Stream<?>>) planned.call("laterStream")).join()).isEmpty();
    assertThat(planned.plan.warnings())
        .anySatisfy(warning -> assertThat(warning).contains("stream()").contains("@LastKnownGood"));
  }

  @Test
  void whatAStageHolds_isRememberedUnlessItIsNull() throws Throwable {
    planned.call("later", "good");
    planned.call("later", new Object[] {null});
    fixture.off("lessons");

    assertThat(((CompletableFuture<?>) planned.call("later", "good")).join()).isEqualTo("good");
    assertThat(((CompletableFuture<?>) planned.call("later", new Object[] {null})).join()).isNull();
    assertThat(planned.method("later").dependency().calls().stale()).isEqualTo(1);
  }

  @Test
  void objectsPlannedApart_rememberApart() throws Throwable {
    planned.call("briefly");
    PlanFixture.Planned other = fixture.plan(new Lessons());
    fixture.off("lessons");

    assertThat(other.call("briefly")).isEqualTo(List.of());
  }
}
