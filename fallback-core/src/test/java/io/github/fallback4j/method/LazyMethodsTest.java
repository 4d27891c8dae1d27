package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.CallCounts;
import io.github.fallback4j.Essential;
import io.github.fallback4j.NonEssential;
import java.lang.reflect.Proxy;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Methods whose answer is consumed after they returned. */
class LazyMethodsTest {
  private final PlanFixture fixture = new PlanFixture();
  private final Rankings rankings = new Rankings();
  private final PlanFixture.Planned planned = fixture.plan(rankings);

  static class Rankings {
    private final ListIterator<String> list = List.of("a").listIterator();

    private static Iterator<String> failingAfter(String first) {
      return Stream.of(first, "b")
          .peek(
              element -> {
                if (!element.equals(first)) {
                  throw new IllegalStateException("down");
                }
              })
          .iterator();
    }

    @NonEssential("ranking")
    public Stream<String> stream() {
      return Stream.of("a", "b")
          .map(
              element -> {
                if (element.equals("b")) {
                  throw new IllegalStateException("down");
                }
                return element;
              });
    }

    @NonEssential("ranking")
    public Iterator<String> iterator() {
      return failingAfter("a");
    }

    @NonEssential(value = "ranking", fallback = "shelf")
    public Iterator<String> withFallback() {
      return failingAfter("a");
    }

    Iterator<String> shelf() {
      return List.of("x", "y").iterator();
    }

    @NonEssential(value = "ranking", fallback = "broken")
    public Iterator<String> withBrokenFallback() {
      return failingAfter("a");
    }

    Iterator<String> broken() {
      return failingAfter("x");
    }

    @NonEssential("ranking")
    public ListIterator<String> ofAnotherType() {
      return list;
    }

    @NonEssential("ranking")
    public Iterator<String> missing() {
      return null;
    }

    @NonEssential("ranking")
    public Stream<String> ofAnotherClass() {
      return disguised(stream());
    }

    @NonEssential(value = "ranking", fallback = "nothing")
    public Object unknown() {
      return stream();
    }

    Object nothing() {
      return Stream.of("x");
    }

    @Essential("lesson")
    public Iterator<String> lesson() {
      return failingAfter("a");
    }

    /** As a database's driver may do. */
    @SuppressWarnings("unchecked")
    private static Stream<String> disguised(Stream<String> stream) {
      return (Stream<String>)
          Proxy.newProxyInstance(
              Rankings.class.getClassLoader(),
              new Class<?>[] {Stream.class},
              (proxy, method, args) -> method.invoke(stream, args));
    }
  }

  @SuppressWarnings("unchecked")
  private Iterator<String> iterator(String method) throws Throwable {
    return (Iterator<String>) planned.call(method);
  }

  @Test
  void streamFailsMidway_itEndsThere() throws Throwable {
    assertThat((Stream<?>) planned.call("stream")).isEqualTo(List.of("a"));

    assertThat(planned.method("stream").dependency().calls().empty()).isEqualTo(1);
  }

  @Test
  void iteratorFailsMidway_itEndsThere() throws Throwable {
    Iterator<String> answer = iterator("iterator");

    assertThat(answer.next()).isEqualTo("a");
    assertThat(answer.hasNext()).isFalse();
    assertThatThrownBy(answer::next).isInstanceOf(NoSuchElementException.class);
    assertThat(planned.method("iterator").dependency().calls().empty()).isEqualTo(1);
  }

  @Test
  void iteratorFailsMidway_theFallbacksElementsFollow() throws Throwable {
    assertThat(iterator("withFallback")).toIterable().containsExactly("a", "x", "y");
  }

  @Test
  void fallbackFailsMidwayToo_theAnswerEndsThere() throws Throwable {
    assertThat(iterator("withBrokenFallback")).toIterable().containsExactly("a", "x");
  }

  @Test
  void iteratorOfAnotherType_isHandedOnAsItIs() throws Throwable {
    assertThat(planned.call("ofAnotherType")).isSameAs(rankings.list);
  }

  @Test
  void nullInsteadOfAnIterator_isTheAnswer() throws Throwable {
    assertThat(planned.call("missing")).isNull();
  }

  @Test
  void streamOfAnyClass_isFollowedWhereItIsDeclaredAsAStream() throws Throwable {
    assertThat(((Stream<?>) planned.call("ofAnotherClass")).toList()).isEqualTo(List.of("a"));
  }

  @Test
  void streamOfTheJdk_isFollowedWhereAnythingMayBeReturned() throws Throwable {
    assertThat(((Stream<?>) planned.call("unknown")).toList()).isEqualTo(List.of("a", "x"));
  }

  @Test
  void essentialIteratorFailsMidway_isCountedAndReachesTheConsumer() throws Throwable {
    Iterator<String> answer = iterator("lesson");

    assertThat(answer.next()).isEqualTo("a");
    assertThatThrownBy(answer::next).hasMessage("down");
    assertThat(planned.method("lesson").dependency().calls())
        .isEqualTo(new CallCounts(1, 0, 0, 0, 0, 1, 0));
  }
}
