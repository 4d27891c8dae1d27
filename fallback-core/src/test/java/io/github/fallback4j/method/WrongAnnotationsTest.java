package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fallback4j.Criticality;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Essential;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of wrong annotation is refused, and the message says where and what to write. */
class WrongAnnotationsTest {
  private final PlanFixture fixture = new PlanFixture();

  record Ranking(String first) {}

  private InvalidConfigurationException refusal(Class<?> type, ProxyKind kind) {
    InvalidConfigurationException refusal =
        catchThrowableOfType(InvalidConfigurationException.class, () -> fixture.plan(type, kind));
    assertThat(refusal).as("refusal of %s", type).isNotNull();
    assertThat(refusal.problem()).contains(type.getName() + ".");
    assertThat(refusal.action()).isNotBlank();
    return refusal;
  }

  private InvalidConfigurationException refusal(Class<?> type) {
    InvalidConfigurationException refusal = refusal(type, ProxyKind.CLASS);
    assertThat(refusal.problem()).contains("(dependency 'ranking')");
    return refusal;
  }

  static class NoEmptyValue {
    @NonEssential("ranking")
    public Ranking ranking(String room) {
      return new Ranking(room);
    }
  }

  @Test
  void recordWithoutFallback_saysToWriteOne() {
    InvalidConfigurationException refusal = refusal(NoEmptyValue.class);

    assertThat(refusal.problem())
        .contains("NoEmptyValue.ranking(String)")
        .contains("returns Ranking, which has no empty value, and names no fallback");
    assertThat(refusal.action())
        .contains("@NonEssential(value = \"ranking\", fallback = \"noRanking\")")
        .contains("Ranking noRanking(String room, Degradation why)")
        .contains("@Nullable");
  }

  static class Primitive {
    @NonEssential("ranking")
    @LastKnownGood
    public int place(String student) {
      return 1;
    }
  }

  @Test
  void primitiveWithLastKnownGood_needsAFallbackAllTheSame() {
    InvalidConfigurationException refusal = refusal(Primitive.class);

    assertThat(refusal.problem())
        .contains("place(String)")
        .contains("returns int")
        .contains("@LastKnownGood has no answer before the first good one");
    assertThat(refusal.action()).contains("int noPlace(String student").doesNotContain("@Nullable");
  }

  static class Text {
    @NonEssential("ranking")
    public String best() {
      return "";
    }
  }

  @Test
  void stringWithoutFallback_saysToWriteOne() {
    assertThat(refusal(Text.class).action()).contains("String noBest(Degradation why)");
  }

  static class Stage {
    @NonEssential("ranking")
    public CompletionStage<Ranking> ranking() {
      return CompletableFuture.completedStage(new Ranking(""));
    }
  }

  @Test
  void stageOfWhatHasNoEmptyValue_saysToWriteOne() {
    InvalidConfigurationException refusal = refusal(Stage.class);

    assertThat(refusal.problem()).contains("returns CompletionStage<Ranking>");
    assertThat(refusal.action())
        .contains("CompletionStage<Ranking> noRanking(Degradation why)")
        .contains("Optional");
  }

  @NonEssential("ranking")
  static class OfType {
    public void award() {}

    public Ranking ranking() {
      return new Ranking("");
    }
  }

  @Test
  void annotatedTypeWithAMethodThatCannotBeAnswered_saysSo() {
    InvalidConfigurationException refusal = refusal(OfType.class);

    assertThat(refusal.problem()).contains("OfType.ranking()");
    assertThat(refusal.action()).contains("annotate methods instead of").contains("OfType");
  }

  static class Misspelt {
    @NonEssential(value = "ranking", fallback = "noRankings")
    public Ranking ranking(String room) {
      return noRanking(room);
    }

    Ranking noRanking(String room) {
      return new Ranking("");
    }
  }

  @Test
  void missingFallback_namesTheNearest() {
    InvalidConfigurationException refusal = refusal(Misspelt.class);

    assertThat(refusal.problem())
        .contains("names the fallback 'noRankings'")
        .contains("did you mean noRanking");
    assertThat(refusal.action()).contains("Ranking noRankings(String room, Degradation why)");
  }

  static class OtherParameters {
    @NonEssential(value = "ranking", fallback = "noRanking")
    public Ranking ranking(String room, int year) {
      return noRanking(year);
    }

    Ranking noRanking(int year) {
      return new Ranking("" + year);
    }

    Ranking noRanking(String room, String year) {
      return new Ranking(room + year);
    }
  }

  @Test
  void fallbackWithOtherParameters_listsWhatWasFoundAndWhatToWrite() {
    InvalidConfigurationException refusal = refusal(OtherParameters.class);

    assertThat(refusal.problem())
        .contains("Ranking noRanking(int)")
        .contains("Ranking noRanking(String, String)");
    assertThat(refusal.action())
        .contains("Ranking noRanking(String room, int year, Degradation why)")
        .contains("only the Degradation");
  }

  static class OtherType {
    @NonEssential(value = "ranking", fallback = "noRanking")
    public Ranking ranking() {
      return new Ranking(noRanking());
    }

    String noRanking() {
      return "";
    }
  }

  @Test
  void fallbackOfAnotherType_isRefused() {
    assertThat(refusal(OtherType.class).problem()).contains("found: String noRanking()");
  }

  static class OtherElements {
    @NonEssential(value = "ranking", fallback = "none")
    public List<Ranking> rankings() {
      return List.of();
    }

    List<String> none() {
      return List.of("none");
    }
  }

  @Test
  void fallbackOfOtherElements_isRefusedBeforeItFailsInTheCaller() {
    assertThat(refusal(OtherElements.class).problem()).contains("found: List<String> none()");
  }

  static class Unboxing {
    @NonEssential(value = "ranking", fallback = "unknown")
    public int place() {
      return 1;
    }

    Integer unknown() {
      return null;
    }
  }

  @Test
  void fallbackThatWouldBeUnboxed_isRefused() {
    assertThat(refusal(Unboxing.class).problem()).contains("found: Integer unknown()");
  }

  static class ValueForVoid {
    @NonEssential(value = "ranking", fallback = "later")
    public void award(String student) {}

    boolean later(String student) {
      return true;
    }
  }

  @Test
  void voidMethodWithAFallbackThatReturns_isRefused() {
    InvalidConfigurationException refusal = refusal(ValueForVoid.class);

    assertThat(refusal.problem()).contains("found: boolean later(String)");
    assertThat(refusal.action()).contains("void later(String student, Degradation why)");
  }

  static class ValueForStage {
    @NonEssential(value = "ranking", fallback = "noRanking")
    public CompletableFuture<Ranking> ranking() {
      return CompletableFuture.completedFuture(noRanking());
    }

    Ranking noRanking() {
      return new Ranking("");
    }
  }

  @Test
  void asynchronousMethodWithASynchronousFallback_isRefused() {
    assertThat(refusal(ValueForStage.class).action())
        .contains("CompletableFuture<Ranking> noRanking(Degradation why)");
  }

  static class Itself {
    @NonEssential(value = "ranking", fallback = "ranking")
    public Ranking ranking(String room) {
      return new Ranking(room);
    }
  }

  @Test
  void fallbackThatIsTheMethodItself_isRefused() {
    InvalidConfigurationException refusal = refusal(Itself.class);

    assertThat(refusal.problem()).contains("names itself as its fallback");
    assertThat(refusal.action()).contains("Ranking noRanking(String room, Degradation why)");
  }

  static class Guarded {
    @NonEssential(value = "ranking", fallback = "nearby")
    public List<Ranking> rankings() {
      return List.of();
    }

    @NonEssential("ranking")
    public List<Ranking> nearby() {
      return List.of();
    }
  }

  @Test
  void fallbackThatIsGuardedItself_isRefused() {
    InvalidConfigurationException refusal = refusal(Guarded.class);

    assertThat(refusal.problem()).contains("'nearby', whose own calls are guarded");
    assertThat(refusal.action()).contains("without @NonEssential");
  }

  static class OnlyRemembering {
    @LastKnownGood
    public List<Ranking> rankings() {
      return List.of();
    }
  }

  @Test
  void lastKnownGoodAlone_isRefused() {
    InvalidConfigurationException refusal = refusal(OnlyRemembering.class, ProxyKind.CLASS);

    assertThat(refusal.problem()).contains("rankings()").contains("not @NonEssential");
    assertThat(refusal.action()).contains("add @NonEssential");
  }

  static class EssentialAndRemembering {
    @Essential("ranking")
    @LastKnownGood
    public List<Ranking> rankings() {
      return List.of();
    }
  }

  @Test
  void lastKnownGoodOfAnEssentialMethod_isRefused() {
    assertThat(refusal(EssentialAndRemembering.class).problem()).contains("is @Essential");
  }

  static class Both {
    @Essential("lesson")
    @NonEssential("ranking")
    public List<Ranking> rankings() {
      return List.of();
    }
  }

  @Test
  void essentialAndNonEssentialMethod_isRefused() {
    assertThat(refusal(Both.class).problem())
        .contains("@NonEssential(\"ranking\") and @Essential(\"lesson\")");
  }

  @Essential("lesson")
  @NonEssential("ranking")
  static class BothOnType {
    public void award() {}
  }

  @Test
  void essentialAndNonEssentialType_isRefused() {
    assertThat(refusal(BothOnType.class).problem()).contains("by its type");
  }

  static class Private {
    @NonEssential("ranking")
    private void award() {}
  }

  @Test
  void privateMethod_isRefused() {
    InvalidConfigurationException refusal = refusal(Private.class);

    assertThat(refusal.problem()).contains("award()").contains("is private");
    assertThat(refusal.action()).contains("make it public");
  }

  static class Static {
    @NonEssential("ranking")
    public static void award() {}
  }

  @Test
  void staticMethod_isRefused() {
    assertThat(refusal(Static.class).problem()).contains("is static");
  }

  static class Final {
    @NonEssential("ranking")
    public final void award() {}
  }

  @Test
  void finalMethodProxiedByClass_isRefused() {
    InvalidConfigurationException refusal = refusal(Final.class);

    assertThat(refusal.problem()).contains("is final");
    assertThat(refusal.action()).contains("open");
  }

  static final class FinalClass {
    @NonEssential("ranking")
    public void award() {}
  }

  @Test
  void methodOfAFinalClassProxiedByClass_isRefused() {
    assertThat(refusal(FinalClass.class).problem()).contains("final class");
  }

  static class InNoInterface implements AutoCloseable {
    @NonEssential("ranking")
    public void award() {}

    @Override
    public void close() {}
  }

  @Test
  void methodInNoInterfaceProxiedByInterface_isRefused() {
    InvalidConfigurationException refusal = refusal(InNoInterface.class, ProxyKind.INTERFACE);

    assertThat(refusal.problem()).contains("award()").contains("in no interface");
    assertThat(refusal.action()).contains("declare it in an interface");
  }

  static class UnknownKey {
    @NonEssential("ranking")
    @LastKnownGood(key = "rom")
    public List<Ranking> rankings(String room) {
      return List.of();
    }
  }

  @Test
  void keyThatIsNoParameter_namesTheNearest() {
    assertThat(refusal(UnknownKey.class).problem())
        .contains("key = \"rom\"")
        .contains("did you mean room?");
  }

  @Test
  void keyWithoutParameterNames_saysHowToCompile(@TempDir Path directory) throws Exception {
    ClassLoader loader =
        Compiled.classes(
            directory,
            Map.of(
                "acme.Rankings",
                """
                package acme;
                import io.github.fallback4j.*;
                public class Rankings {
                  @NonEssential("ranking")
                  @LastKnownGood(key = "room")
                  public java.util.List<String> best(String room) { return null; }
                }
                """));

    InvalidConfigurationException refusal = refusal(loader.loadClass("acme.Rankings"));

    assertThat(refusal.problem()).contains("best(String)").contains("key = \"room\"");
    assertThat(refusal.action()).contains("-parameters");
  }

  static class MalformedAge {
    @NonEssential("ranking")
    @LastKnownGood(maxAge = "a day")
    public List<Ranking> rankings() {
      return List.of();
    }
  }

  @Test
  void malformedMaxAge_saysWhatToWrite() {
    InvalidConfigurationException refusal = refusal(MalformedAge.class);

    assertThat(refusal.problem()).contains("maxAge = \"a day\"");
    assertThat(refusal.action()).contains("24h");
  }

  static class NegativeEntries {
    @NonEssential("ranking")
    @LastKnownGood(maxEntries = 0)
    public List<Ranking> rankings() {
      return List.of();
    }
  }

  @Test
  void maxEntriesOutOfRange_saysTheRange() {
    InvalidConfigurationException refusal = refusal(NegativeEntries.class);

    assertThat(refusal.problem()).contains("max-entries is 0");
    assertThat(refusal.action()).contains("from 1 to");
  }

  static class MalformedId {
    @NonEssential("The Ranking")
    public void award() {}
  }

  @Test
  void malformedId_saysWhere() {
    assertThat(refusal(MalformedId.class, ProxyKind.CLASS).problem())
        .contains("award()")
        .contains("'The Ranking'");
  }

  static class Reactive {
    @NonEssential(value = "ranking", fallback = "none")
    public Flow.Publisher<Ranking> rankings() {
      return none();
    }

    Flow.Publisher<Ranking> none() {
      return subscriber -> subscriber.onComplete();
    }
  }

  @Test
  void reactiveType_isNotSupported() {
    InvalidConfigurationException refusal = refusal(Reactive.class);

    assertThat(refusal.problem()).contains("is reactive").contains("cannot be guarded");
    assertThat(refusal.action()).contains("CompletionStage");
  }

  @Test
  void publisherOfReactiveStreams_isNotSupported(@TempDir Path directory) throws Exception {
    ClassLoader loader =
        Compiled.classes(
            directory,
            Map.of(
                "org.reactivestreams.Publisher",
                "package org.reactivestreams; public interface Publisher<T> {}",
                "acme.Mono",
                "package acme; public abstract class Mono<T> implements"
                    + " org.reactivestreams.Publisher<T> {}",
                "acme.Rankings",
                """
                package acme;
                public class Rankings {
                  @io.github.fallback4j.NonEssential("ranking")
                  public Mono<String> best(String room) { return null; }
                }
                """));

    assertThat(refusal(loader.loadClass("acme.Rankings")).problem())
        .contains("is reactive (Mono<String> best(String))");
  }

  @Test
  void methodThatSuspendsIsNotOfKotlin_isRefused(@TempDir Path directory) throws Exception {
    ClassLoader loader =
        Compiled.classes(
            directory,
            Map.of(
                "kotlin.coroutines.Continuation",
                "package kotlin.coroutines; public interface Continuation<T> {}",
                "acme.Rankings",
                """
                package acme;
                import kotlin.coroutines.Continuation;
                public class Rankings {
                  @io.github.fallback4j.NonEssential("ranking")
                  public Object best(String room, Continuation<? super String> then) { return null; }
                }
                """));

    InvalidConfigurationException refusal = refusal(loader.loadClass("acme.Rankings"));
    assertThat(refusal.problem()).contains("suspends (String best(String))");
    assertThat(refusal.action()).contains("kotlinx-coroutines-reactor");
  }

  static class OtherFuture {
    @NonEssential(value = "ranking", fallback = "none")
    public FutureTask<Ranking> ranking() {
      return none();
    }

    FutureTask<Ranking> none() {
      return null;
    }
  }

  @Test
  void futureThatNoOtherCanStandInFor_isRefused() {
    InvalidConfigurationException refusal = refusal(OtherFuture.class);

    assertThat(refusal.problem()).contains("FutureTask<Ranking>");
    assertThat(refusal.action()).contains("CompletableFuture");
  }

  static class OneForEachException {
    @NonEssential(value = "ranking", fallback = "none")
    public Ranking ranking(String room) {
      return none(room);
    }

    Ranking none(String room) {
      return null;
    }

    Ranking none(String room, IllegalArgumentException thrown) {
      return null;
    }
  }

  static class OnlyForAnException {
    @NonEssential(value = "ranking", fallback = "none")
    public Ranking ranking(String room) {
      return none(new IllegalStateException());
    }

    Ranking none(Throwable thrown) {
      return null;
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {OneForEachException.class, OnlyForAnException.class})
  void fallbackTakesAnException_isRefusedBecauseItIsNeverCalled(Class<?> type) {
    InvalidConfigurationException refusal = refusal(type);

    assertThat(refusal.problem()).contains("none(").contains("would never be called");
    assertThat(refusal.action()).contains("why.failure()");
  }

  static class Contradiction {
    @NonEssential("ranking")
    public void award() {}

    @NonEssential(value = "ranking", criticality = Criticality.DECORATIVE)
    public void celebrate(Degradation why) {}
  }

  @Test
  void whatTheRegistryRefuses_isSaidWithThePlace() {
    DependencyRegistry contradicted =
        new DependencyRegistry() {
          @Override
          public Dependency register(DependencySpec declared) {
            if (declared.criticality() == Criticality.DECORATIVE) {
              throw new InvalidConfigurationException("two criticalities", "write one");
            }
            return fixture.register(declared);
          }

          @Override
          public DependencySpec configured(DependencySpec declared) {
            return declared;
          }
        };

    InvalidConfigurationException refusal =
        catchThrowableOfType(
            InvalidConfigurationException.class,
            () -> new MethodPlanner(contradicted).plan(Contradiction.class, ProxyKind.CLASS));

    assertThat(refusal.problem())
        .contains("Contradiction.celebrate(Degradation) (dependency 'ranking')")
        .contains("two criticalities");
    assertThat(refusal.action()).isEqualTo("write one");
  }
}
