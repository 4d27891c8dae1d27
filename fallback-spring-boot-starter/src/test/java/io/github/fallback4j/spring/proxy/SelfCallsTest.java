package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Essential;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.method.ProxyKind;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SelfCallsTest {

  static class Base {
    @NonEssential("inherited")
    public Optional<String> inherited() {
      return Optional.empty();
    }

    @NonEssential("called-above")
    public void calledAbove() {}

    public void above() {
      calledAbove();
    }
  }

  static class Page extends Base {
    private Page other;
    private int count;
    private double[] weights = {1, 2};

    @NonEssential("panel")
    public Optional<String> panel(String name, long age, double weight) {
      return Optional.of(name);
    }

    @NonEssential("void")
    public void award() {}

    public void directly() {
      award();
    }

    public void afterATernary(boolean flag) {
      panel(flag ? "a" : "b", flag ? 1L : 2L, flag ? weights[0] : weights[1]);
    }

    public void afterASwitch(String name) {
      panel(
          switch (name) {
            case "a" -> "x";
            case "b" -> {
              count++;
              yield "y";
            }
            default -> throw new IllegalStateException(name);
          },
          count,
          count / 2.0);
    }

    public void insideACatch() {
      try {
        other.award();
      } catch (IllegalStateException e) {
        award();
      }
    }

    public Supplier<Optional<String>> inALambda() {
      return () -> panel("lambda", count, -1.5);
    }

    public Runnable byReference() {
      return this::award;
    }

    public void whatIsInherited() {
      inherited();
    }

    public String inAConcatenation() {
      return "a" + count + inherited() + weights[1];
    }

    public void onAnother() {
      other.award();
      other.panel("a", 1, 2);
    }

    public Runnable byReferenceToAnother() {
      return other::award;
    }

    public void onAnArgument(Page page, List<Page> pages) {
      page.award();
      pages.forEach(Page::award);
      pages.get(count).award();
      (count > 1 ? page : other).award();
    }

    public Function<Page, Object> onAnArgumentLater() {
      return page -> page.panel("b", 1, 2);
    }

    public void onANewOne() {
      new Page().award();
    }

    public String nothingOfTheSort() {
      return toString() + helper(count);
    }

    private String helper(long value) {
      return String.valueOf(value);
    }
  }

  @Test
  void findsEveryCallOnItselfAndNoOther() {
    assertThat(callers(Page.class))
        .containsExactlyInAnyOrder(
            "directly",
            "afterATernary",
            "afterASwitch",
            "insideACatch",
            "inALambda",
            "byReference",
            "whatIsInherited",
            "inAConcatenation",
            "above");
  }

  interface Greeting {
    @Essential("greeting")
    String greet(String name);

    default String greetTwice(String name) {
      return greet(name) + greet(name);
    }
  }

  static class Polite implements Greeting {
    @Override
    public String greet(String name) {
      return name;
    }
  }

  @Test
  void findsTheCallsOfDefaultMethods() {
    assertThat(callers(Polite.class)).containsExactly("greetTwice");
  }

  @Test
  void namesBothMethodsAndWhatToDo() {
    assertThat(sentences(Polite.class))
        .singleElement()
        .asString()
        .contains("SelfCallsTest$Greeting.greetTwice calls")
        .contains("greet(String) (dependency 'greeting') on itself, bypassing the proxy")
        .contains("move greet to another bean");
  }

  @NonEssential("")
  @Retention(RetentionPolicy.RUNTIME)
  @interface Optionally {
    String value();
  }

  static class Composed {
    @Optionally("badges")
    public void award() {}

    public void page() {
      help();
    }

    private void help() {
      award();
    }

    public Supplier<Runnable> nested() {
      return () -> () -> award();
    }
  }

  @Test
  void findsCallsOfComposedAnnotationsAlsoByPrivateHelpersAndNestedLambdas() {
    assertThat(callers(Composed.class)).containsExactlyInAnyOrder("help", "nested");
  }

  @NonEssential("badges")
  static class AsAWhole {
    public void award() {}

    void within() {
      award();
    }

    public void around() {
      within();
    }
  }

  @Test
  void findsCallsOfWhatATypesAnnotationCoversAndNoOther() {
    assertThat(callers(AsAWhole.class)).containsExactly("within");
  }

  static class Out {
    private final Out self = this;

    @NonEssential("badges")
    public void award() {}

    public void throughAField() {
      self.award();
    }

    public void throughAVariable() {
      Out same = this;
      same.award();
    }

    public Runnable inAnInnerClass() {
      return new Runnable() {
        @Override
        public void run() {
          award();
        }
      };
    }
  }

  /** As the documentation says: a field or variable may well hold the proxy. */
  @Test
  void callsThroughAFieldAVariableOrAnInnerClass_areNotFound() {
    assertThat(callers(Out.class)).isEmpty();
  }

  private static List<String> callers(Class<?> type) {
    return sentences(type).stream()
        .map(sentence -> sentence.substring(0, sentence.indexOf(" calls ")))
        .map(place -> place.substring(place.lastIndexOf('.') + 1))
        .toList();
  }

  private static List<String> sentences(Class<?> type) {
    try (FallbackEngine engine = FallbackEngine.builder().startLater().build()) {
      return List.copyOf(
          SelfCalls.of(engine.integration().planner(() -> null).plan(type, ProxyKind.CLASS)));
    }
  }
}
