package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.Criticality;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Essential;
import io.github.fallback4j.NonEssential;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where annotations count. */
class AnnotationLookupTest {
  private final PlanFixture fixture = new PlanFixture();

  private List<String> planned(Class<?> type, ProxyKind kind) {
    return fixture.plan(type, kind).methods().stream()
        .map(plan -> plan.method().getName() + ":" + plan.dependency().id())
        .sorted()
        .toList();
  }

  private List<String> planned(Class<?> type) {
    return planned(type, ProxyKind.CLASS);
  }

  @NonEssential(value = "badges", criticality = Criticality.DECORATIVE, idempotent = true)
  static class Badges {
    public void award() {}

    @NonEssential("other")
    public void own() {}

    @Essential("lesson")
    public String lesson() {
      return "";
    }

    public static void atClass() {}

    protected void hidden() {}

    void near() {}

    @SuppressWarnings("unused")
    private void secret() {}

    @Override
    public String toString() {
      return "badges";
    }

    @Override
    public boolean equals(Object other) {
      return other == this;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  @Test
  void annotatedType_holdsForPublicMethodsExceptTheirOwnSay() {
    assertThat(planned(Badges.class)).containsExactly("award:badges", "lesson:lesson", "own:other");
  }

  @Test
  void annotation_isWhatTheRegistryHears() {
    fixture.plan(Badges.class, ProxyKind.CLASS);

    Dependency badges = fixture.dependencies.get("badges");
    assertThat(badges.spec().criticality()).isEqualTo(Criticality.DECORATIVE);
    assertThat(badges.spec().idempotent()).isTrue();
    assertThat(badges.spec().essential()).isFalse();
    assertThat(fixture.dependencies.get("lesson").spec().essential()).isTrue();
  }

  static class MoreBadges extends Badges {
    @Override
    public void award() {}

    public void more() {}
  }

  @Test
  void subclassOfAnAnnotatedType_isCoveredToo() {
    assertThat(planned(MoreBadges.class))
        .containsExactly("award:badges", "lesson:lesson", "more:badges", "own:other");
  }

  static class Plain {
    public void inherited() {}

    public final void fixed() {}
  }

  @NonEssential("badges")
  static class OverPlain extends Plain {
    public void own() {}
  }

  @Test
  void annotatedSubclass_coversWhatItInheritsAndWarnsOfWhatIsFinal() {
    assertThat(planned(OverPlain.class)).containsExactly("inherited:badges", "own:badges");
    assertThat(fixture.plan(OverPlain.class, ProxyKind.CLASS).warnings())
        .singleElement()
        .asString()
        .contains("Plain.fixed()")
        .contains("'badges'")
        .contains("is final");
  }

  @NonEssential("rankings")
  interface Rankings<K> {
    void publish(K room);
  }

  interface More extends Rankings<String> {
    @Override
    void publish(String room);

    default void clear() {}
  }

  static class Redis implements More {
    @Override
    public void publish(String room) {}

    public void beside() {}
  }

  @Test
  void annotatedInterface_holdsForItsMethodsOnly() {
    assertThat(planned(Redis.class)).containsExactly("publish:rankings");
  }

  @Test
  void methodInvokedByInterfaceOrBridge_findsThePlanOfTheMethod() throws Exception {
    TypePlan plan = fixture.plan(Redis.class, ProxyKind.CLASS);
    MethodPlan publish = plan.methods().get(0);
    Method bridge =
        Arrays.stream(More.class.getDeclaredMethods())
            .filter(Method::isBridge)
            .findFirst()
            .orElseThrow();

    assertThat(plan.of(Redis.class.getMethod("publish", String.class))).isSameAs(publish);
    assertThat(plan.of(More.class.getMethod("publish", String.class))).isSameAs(publish);
    assertThat(plan.of(Rankings.class.getMethod("publish", Object.class))).isSameAs(publish);
    assertThat(plan.of(bridge)).isSameAs(publish);
    assertThat(plan.of(Redis.class.getMethod("beside"))).isNull();
  }

  interface Lessons {
    @NonEssential("first")
    void first();

    @NonEssential("second")
    void second();
  }

  abstract static class Base implements Lessons {
    @Override
    @NonEssential("nearer")
    public void second() {}
  }

  static class Impl extends Base {
    @Override
    public void first() {}

    @Override
    public void second() {}
  }

  @Test
  void overriddenMethod_isAnnotatedForThoseThatOverrideItAndTheNearestWins() {
    assertThat(planned(Impl.class)).containsExactly("first:first", "second:nearer");
  }

  @Test
  void interfaceWithoutClass_isPlannedByItself() {
    assertThat(planned(Lessons.class, ProxyKind.INTERFACE))
        .containsExactly("first:first", "second:second");
  }

  @Test
  void proxyClass_isPlannedByItsInterfaces() {
    Object proxy =
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Lessons.class},
            (self, method, args) -> null);

    assertThat(planned(proxy.getClass(), ProxyKind.INTERFACE))
        .containsExactly("first:first", "second:second");
  }

  @NonEssential("badges")
  static class ByInterface implements Runnable {
    @Override
    public void run() {}

    public String withoutAnswer() {
      return "";
    }
  }

  @Test
  void annotatedTypeProxiedByInterface_coversWhatTheProxyHas() {
    assertThat(planned(ByInterface.class, ProxyKind.INTERFACE)).containsExactly("run:badges");
  }

  @NonEssential(value = "badges", fallback = "noBadges")
  static class WithFallback {
    public String badges(String student) {
      throw new IllegalStateException("down");
    }

    public String noBadges(Degradation why) {
      return "none: " + why.cause();
    }
  }

  @Test
  void fallbackOfAnAnnotatedType_answersForTheOthersAndIsNotCovered() throws Throwable {
    assertThat(planned(WithFallback.class)).containsExactly("badges:badges");
    assertThat(fixture.plan(new WithFallback()).call("badges", "ada")).isEqualTo("none: FAILURE");
  }

  static class Shared {
    @NonEssential("ranking")
    public void read() {
      throw new IllegalStateException("down");
    }

    @NonEssential("ranking")
    public void write() {}
  }

  @Test
  void methodsThatNameTheSameId_shareTheDependency() throws Throwable {
    PlanFixture.Planned planned = fixture.plan(new Shared());

    planned.call("read");
    planned.call("write");

    assertThat(planned.method("read").dependency()).isSameAs(planned.method("write").dependency());
    assertThat(planned.method("read").dependency().calls().live()).isEqualTo(1);
    assertThat(planned.method("read").dependency().calls().empty()).isEqualTo(1);
  }

  @Test
  void registryThatReturnsAnotherKind_isRefused() {
    fixture.settings = spec -> DependencySpec.essential(spec.id()).build();

    assertThatThrownBy(() -> fixture.plan(Shared.class, ProxyKind.CLASS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("EssentialDependency")
        .hasMessageContaining("Shared.read() (dependency 'ranking')");
  }

  @Test
  void typeWithoutAnnotations_hasNoPlan() {
    assertThat(fixture.plan(Plain.class, ProxyKind.CLASS).methods()).isEmpty();
    assertThat(fixture.dependencies).isEmpty();
  }

  @Test
  void concerns_annotatedTypesMethodsAndWhatInheritsFromThem() {
    assertThat(MethodPlanner.concerns(Badges.class)).isTrue();
    assertThat(MethodPlanner.concerns(MoreBadges.class)).isTrue();
    assertThat(MethodPlanner.concerns(Redis.class)).isTrue();
    assertThat(MethodPlanner.concerns(Impl.class)).isTrue();
    assertThat(MethodPlanner.concerns(Plain.class)).isFalse();
    assertThat(MethodPlanner.concerns(String.class)).isFalse();
  }
}
