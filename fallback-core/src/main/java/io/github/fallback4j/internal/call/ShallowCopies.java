package io.github.fallback4j.internal.call;

import static java.util.Map.entry;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
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
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.UnaryOperator;

/**
 * Copies of collections, so that what one caller adds does not show in the answer of another: of
 * arrays and the JDK's collections, also in an {@code Optional}. Elements are shared, and so is
 * every other value. Stateless.
 */
final class ShallowCopies {
  /** Classes that a method may declare to return. */
  private static final Map<Class<?>, UnaryOperator<Object>> BY_CLASS =
      Map.ofEntries(
          entry(ArrayList.class, list -> new ArrayList<>((List<?>) list)),
          entry(LinkedList.class, list -> new LinkedList<>((List<?>) list)),
          entry(Vector.class, list -> new Vector<>((List<?>) list)),
          entry(Stack.class, stack -> ((Stack<?>) stack).clone()),
          entry(CopyOnWriteArrayList.class, list -> new CopyOnWriteArrayList<>((List<?>) list)),
          entry(HashSet.class, set -> new HashSet<>((Set<?>) set)),
          entry(LinkedHashSet.class, set -> new LinkedHashSet<>((Set<?>) set)),
          entry(TreeSet.class, set -> new TreeSet<>((SortedSet<?>) set)),
          entry(ConcurrentSkipListSet.class, set -> ((ConcurrentSkipListSet<?>) set).clone()),
          entry(CopyOnWriteArraySet.class, set -> new CopyOnWriteArraySet<>((Set<?>) set)),
          entry(ArrayDeque.class, queue -> new ArrayDeque<>((Deque<?>) queue)),
          entry(PriorityQueue.class, queue -> new PriorityQueue<>((PriorityQueue<?>) queue)),
          entry(HashMap.class, map -> new HashMap<>((Map<?, ?>) map)),
          entry(LinkedHashMap.class, map -> new LinkedHashMap<>((Map<?, ?>) map)),
          entry(TreeMap.class, map -> new TreeMap<>((SortedMap<?, ?>) map)),
          entry(IdentityHashMap.class, map -> new IdentityHashMap<>((Map<?, ?>) map)),
          entry(EnumMap.class, map -> ((EnumMap<?, ?>) map).clone()),
          entry(ConcurrentHashMap.class, map -> new ConcurrentHashMap<>((Map<?, ?>) map)),
          entry(ConcurrentSkipListMap.class, map -> ((ConcurrentSkipListMap<?, ?>) map).clone()));

  private static final String IMMUTABLE = "java.util.ImmutableCollections$";

  private ShallowCopies() {}

  /** Returns a copy, or the value itself where there is nothing to copy. */
  static Object of(Object value) {
    Class<?> type = value.getClass();
    if (type.isArray()) {
      return array(value, type);
    }
    if (value instanceof Optional<?> optional) {
      return optional.isEmpty() ? value : Optional.of(of(optional.get()));
    }
    if (!isOfJdk(value) || !(value instanceof Collection || value instanceof Map)) {
      return value;
    }
    UnaryOperator<Object> known = BY_CLASS.get(type);
    if (known != null) {
      return known.apply(value);
    }
    return type.getName().startsWith(IMMUTABLE) ? value : ofHidden(value);
  }

  /** Whether the class of a value belongs to the JDK's collections. */
  static boolean isOfJdk(Object value) {
    return value.getClass().getName().startsWith("java.util.");
  }

  private static Object array(Object value, Class<?> type) {
    int length = Array.getLength(value);
    Object copy = Array.newInstance(type.getComponentType(), length);
    System.arraycopy(value, 0, copy, 0, length);
    return copy;
  }

  /** Copies a view or wrapper, whose class nobody can name: any of the same kind will do. */
  private static Object ofHidden(Object value) {
    if (value instanceof List<?> list) {
      return value.getClass().getName().equals("java.util.Arrays$ArrayList")
          ? Arrays.asList(list.toArray())
          : new ArrayList<>(list);
    }
    if (value instanceof EnumSet<?> set) {
      return set.clone();
    }
    if (value instanceof SortedSet<?> set) {
      return new TreeSet<>(set);
    }
    if (value instanceof Set<?> set) {
      return new LinkedHashSet<>(set);
    }
    if (value instanceof SortedMap<?, ?> map) {
      return new TreeMap<>(map);
    }
    if (value instanceof Map<?, ?> map) {
      return map instanceof ConcurrentMap ? value : new LinkedHashMap<>(map);
    }
    // queues of java.util.concurrent hand work over: they are no answers, and stay as they are
    return value instanceof Collection<?> collection && isView(value)
        ? new ArrayList<>(collection)
        : value;
  }

  /** Whether a method can only declare a collection or less, as for the values of a map. */
  private static boolean isView(Object value) {
    return value.getClass().getName().contains("$");
  }
}
