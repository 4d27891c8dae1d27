package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.NonEssential;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each return type that has an empty value, healthy, failing and off. */
class ReturnTypesTest {
  private final PlanFixture fixture = new PlanFixture();
  private final Answering answering = new Answering();
  private final PlanFixture.Planned planned = fixture.plan(answering);

  /** One method per return type. */
  @NonEssential("all-types")
  static class Answering {
    boolean down;

    private <T> T unlessDown(T answer) {
      if (down) {
        throw new IllegalStateException("down");
      }
      return answer;
    }

    public void nothing() {
      unlessDown(1);
    }

    public Void boxedNothing() {
      unlessDown(1);
      return null;
    }

    public Optional<String> optional() {
      return unlessDown(Optional.of("a"));
    }

    public OptionalInt optionalInt() {
      return unlessDown(OptionalInt.of(1));
    }

    public OptionalLong optionalLong() {
      return unlessDown(OptionalLong.of(1));
    }

    public OptionalDouble optionalDouble() {
      return unlessDown(OptionalDouble.of(1));
    }

    public List<String> list() {
      return unlessDown(List.of("a"));
    }

    public Set<String> set() {
      return unlessDown(Set.of("a"));
    }

    public SortedSet<String> sortedSet() {
      return unlessDown(new TreeSet<>(Set.of("a")));
    }

    public NavigableSet<String> navigableSet() {
      return unlessDown(new TreeSet<>(Set.of("a")));
    }

    public Map<String, String> map() {
      return unlessDown(Map.of("a", "b"));
    }

    public SortedMap<String, String> sortedMap() {
      return unlessDown(new TreeMap<>(Map.of("a", "b")));
    }

    public NavigableMap<String, String> navigableMap() {
      return unlessDown(new TreeMap<>(Map.of("a", "b")));
    }

    public Collection<String> collection() {
      return unlessDown(List.of("a"));
    }

    public Iterable<String> iterable() {
      return unlessDown(List.of("a"));
    }

    public Iterator<String> iterator() {
      return unlessDown(List.of("a").iterator());
    }

    public Stream<String> stream() {
      return unlessDown(Stream.of("a"));
    }

    public IntStream intStream() {
      return unlessDown(IntStream.of(1));
    }

    public LongStream longStream() {
      return unlessDown(LongStream.of(1));
    }

    public DoubleStream doubleStream() {
      return unlessDown(DoubleStream.of(1));
    }

    public String[] array() {
      return unlessDown(new String[] {"a"});
    }

    public int[] intArray() {
      return unlessDown(new int[] {1});
    }

    public List<String>[] arrayOfLists() {
      return unlessDown(Collections.<List<String>>nCopies(1, List.of()).toArray(new List[0]));
    }

    public @Nullable String nullable() {
      return unlessDown("a");
    }

    @Declared.Nullable
    public Integer declaredNullable() {
      return unlessDown(1);
    }

    public CompletableFuture<List<String>> future() {
      return CompletableFuture.completedFuture(unlessDown(List.of("a")));
    }

    public CompletionStage<Optional<String>> stage() {
      return CompletableFuture.completedStage(unlessDown(Optional.of("a")));
    }

    public Future<Set<String>> plainFuture() {
      return CompletableFuture.completedFuture(unlessDown(Set.of("a")));
    }

    public CompletableFuture<Void> futureOfNothing() {
      unlessDown(1);
      return CompletableFuture.completedFuture(null);
    }

    public CompletableFuture<@Nullable String> futureOfNullable() {
      return CompletableFuture.completedFuture(unlessDown("a"));
    }

    public CompletionStage<? extends List<String>> stageOfSomeList() {
      return CompletableFuture.completedStage(unlessDown(List.of("a")));
    }
  }

  /** An annotation for declarations, as older libraries have it. */
  @interface Declared {
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Nullable {}
  }

  static Stream<Arguments> types() {
    return Stream.of(
        Arguments.of("nothing", null, null),
        Arguments.of("boxedNothing", null, null),
        Arguments.of("optional", Optional.of("a"), Optional.empty()),
        Arguments.of("optionalInt", OptionalInt.of(1), OptionalInt.empty()),
        Arguments.of("optionalLong", OptionalLong.of(1), OptionalLong.empty()),
        Arguments.of("optionalDouble", OptionalDouble.of(1), OptionalDouble.empty()),
        Arguments.of("list", List.of("a"), List.of()),
        Arguments.of("set", Set.of("a"), Set.of()),
        Arguments.of("sortedSet", Set.of("a"), Set.of()),
        Arguments.of("navigableSet", Set.of("a"), Set.of()),
        Arguments.of("map", Map.of("a", "b"), Map.of()),
        Arguments.of("sortedMap", Map.of("a", "b"), Map.of()),
        Arguments.of("navigableMap", Map.of("a", "b"), Map.of()),
        Arguments.of("collection", List.of("a"), List.of()),
        Arguments.of("iterable", List.of("a"), List.of()),
        Arguments.of("iterator", List.of("a"), List.of()),
        Arguments.of("stream", List.of("a"), List.of()),
        Arguments.of("intStream", List.of(1), List.of()),
        Arguments.of("longStream", List.of(1L), List.of()),
        Arguments.of("doubleStream", List.of(1.0), List.of()),
        Arguments.of("array", new String[] {"a"}, new String[0]),
        Arguments.of("intArray", new int[] {1}, new int[0]),
        Arguments.of("arrayOfLists", new List<?>[] {List.of()}, new List<?>[0]),
        Arguments.of("nullable", "a", null),
        Arguments.of("declaredNullable", 1, null),
        Arguments.of("future", List.of("a"), List.of()),
        Arguments.of("stage", Optional.of("a"), Optional.empty()),
        Arguments.of("plainFuture", Set.of("a"), Set.of()),
        Arguments.of("futureOfNothing", null, null),
        Arguments.of("futureOfNullable", "a", null),
        Arguments.of("stageOfSomeList", List.of("a"), List.of()));
  }

  @Test
  void everyTypeAbove_isTested() {
    assertThat(types().map(each -> each.get()[0]))
        .containsExactlyInAnyOrderElementsOf(
            planned.plan.methods().stream().map(each -> (Object) each.method().getName()).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("types")
  void healthy_answersItself(String method, Object live, Object empty) throws Throwable {
    assertThat(content(planned.call(method))).isEqualTo(live);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("types")
  void failing_answersEmpty(String method, Object live, Object empty) throws Throwable {
    answering.down = true;

    assertThat(content(planned.call(method))).isEqualTo(empty);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("types")
  void off_answersEmptyOfTheDeclaredTypeEachTime(String method, Object live, Object empty)
      throws Throwable {
    fixture.off("all-types");

    for (int i = 0; i < 2; i++) {
      Object answer = planned.call(method);
      assertThat(content(answer)).isEqualTo(empty);
      if (answer != null) {
        assertThat(answer).isInstanceOf(planned.method(method).method().getReturnType());
      }
    }
  }

  private static Object content(Object answer) {
    if (answer instanceof CompletionStage<?> stage) {
      return stage.toCompletableFuture().join();
    }
    if (answer instanceof BaseStream<?, ?> stream) {
      return content(stream.iterator());
    }
    if (answer instanceof Iterator<?> iterator) {
      Iterable<?> once = () -> (Iterator) iterator;
      return StreamSupport.stream(once.spliterator(), false).toList();
    }
    return answer;
  }
}
