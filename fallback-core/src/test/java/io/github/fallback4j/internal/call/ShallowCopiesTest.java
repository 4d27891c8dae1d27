package io.github.fallback4j.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShallowCopiesTest {
  private static final List<String> ELEMENTS = List.of("c", "a", "b");
  private static final Map<String, Integer> ENTRIES = Map.of("a", 1, "b", 2);

  static Stream<Object> ofNamedClasses() {
    return Stream.of(
        new ArrayList<>(ELEMENTS),
        new LinkedList<>(ELEMENTS),
        new Vector<>(ELEMENTS),
        stack(),
        new CopyOnWriteArrayList<>(ELEMENTS),
        new HashSet<>(ELEMENTS),
        new LinkedHashSet<>(ELEMENTS),
        new TreeSet<>(ELEMENTS),
        new ConcurrentSkipListSet<>(ELEMENTS),
        new CopyOnWriteArraySet<>(ELEMENTS),
        EnumSet.of(DayOfWeek.MONDAY),
        new HashMap<>(ENTRIES),
        new LinkedHashMap<>(ENTRIES),
        new TreeMap<>(ENTRIES),
        new ConcurrentHashMap<>(ENTRIES),
        new ConcurrentSkipListMap<>(ENTRIES),
        new IdentityHashMap<>(ENTRIES),
        new EnumMap<>(Map.of(DayOfWeek.MONDAY, 1)));
  }

  private static Stack<String> stack() {
    Stack<String> stack = new Stack<>();
    stack.addAll(ELEMENTS);
    return stack;
  }

  @ParameterizedTest
  @MethodSource
  void ofNamedClasses(Object original) {
    Object copy = ShallowCopies.of(original);

    assertThat(copy).isNotSameAs(original).isEqualTo(original).hasSameClassAs(original);
    clear(original);
    assertThat(copy).isNotEqualTo(original);
  }

  private static void clear(Object original) {
    if (original instanceof Collection<?> collection) {
      collection.clear();
    } else {
      ((Map<?, ?>) original).clear();
    }
  }

  @Test
  void ofQueues_keepsTheirOrder() {
    assertThat((ArrayDeque<?>) ShallowCopies.of(new ArrayDeque<>(ELEMENTS)))
        .hasToString(ELEMENTS.toString());
    PriorityQueue<String> queue = new PriorityQueue<>(Comparator.reverseOrder());
    queue.addAll(ELEMENTS);
    assertThat(((PriorityQueue<?>) ShallowCopies.of(queue)).poll()).isEqualTo("c");
  }

  @Test
  void ofSorted_keepsTheComparator() {
    TreeSet<String> set = new TreeSet<>(Comparator.reverseOrder());
    set.addAll(ELEMENTS);

    assertThat(((TreeSet<?>) ShallowCopies.of(set)).first()).isEqualTo("c");
    assertThat(((Set<?>) ShallowCopies.of(Collections.unmodifiableSortedSet(set))).toString())
        .isEqualTo("[c, b, a]");
  }

  static Stream<Object> ofViewsAndWrappers() {
    List<String> list = new ArrayList<>(ELEMENTS);
    Map<String, Integer> map = new HashMap<>(ENTRIES);
    return Stream.of(
        Arrays.asList(ELEMENTS.toArray()),
        list.subList(0, 2),
        Collections.unmodifiableList(list),
        Collections.synchronizedList(list),
        Collections.unmodifiableSet(new HashSet<>(ELEMENTS)),
        Collections.unmodifiableMap(map),
        Collections.unmodifiableSortedMap(new TreeMap<>(map)),
        map.keySet(),
        map.entrySet());
  }

  @ParameterizedTest
  @MethodSource
  void ofViewsAndWrappers(Object original) {
    assertThat(ShallowCopies.of(original)).isNotSameAs(original).isEqualTo(original);
  }

  @Test
  void ofTheValuesOfAMap_isACollection() {
    Map<String, Integer> map = new HashMap<>(ENTRIES);
    Collection<?> copy = (Collection<?>) ShallowCopies.of(map.values());

    map.clear();
    assertThat(copy).hasSize(2);
  }

  @Test
  void ofArrays_isOfTheSameKind() {
    int[] numbers = {1, 2};
    String[] texts = {"a"};

    int[] copy = (int[]) ShallowCopies.of(numbers);
    numbers[0] = 9;

    assertThat(copy).containsExactly(1, 2);
    assertThat((String[]) ShallowCopies.of(texts)).isNotSameAs(texts).containsExactly("a");
  }

  @Test
  void inAnOptional_isCopiedToo() {
    List<String> list = new ArrayList<>(ELEMENTS);
    Optional<?> copy = (Optional<?>) ShallowCopies.of(Optional.of(list));

    list.clear();
    assertThat(copy.orElseThrow()).isEqualTo(ELEMENTS);
  }

  /** Not one of the JDK's. */
  private static final class OwnList<T> extends ArrayList<T> {
    private static final long serialVersionUID = 1L;
  }

  static Stream<Object> everythingElse_isSharedAsItIs() {
    return Stream.of(
        "text",
        7,
        List.of("a", "b", "c"),
        Set.of(),
        Map.of("a", 1),
        new OwnList<>(),
        new LinkedBlockingQueue<>(),
        Optional.empty());
  }

  @ParameterizedTest
  @MethodSource
  void everythingElse_isSharedAsItIs(Object value) {
    assertThat(ShallowCopies.of(value)).isSameAs(value);
  }
}
