package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Criticality;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependencies;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.core.annotation.AliasFor;

/** Wherever an annotation stands on a bean, and however the bean is proxied, calls are guarded. */
class PlacesTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  AnnotatedBeansAutoConfiguration.class, FallbackAutoConfiguration.class))
          .withPropertyValues("fallback.switches.off=all");

  interface Store<K, V> {
    @NonEssential(value = "store", fallback = "none")
    Optional<V> find(K key);

    default Optional<V> none(K key, Degradation why) {
      return Optional.empty();
    }

    V put(K key, V value);
  }

  abstract static class Base<K, V> implements Store<K, V> {
    @Override
    @NonEssential(value = "store", fallback = "notPut")
    public V put(K key, V value) {
      throw new IllegalStateException("down");
    }

    V notPut(K key, V value) {
      return value;
    }
  }

  static class Scores extends Base<String, Integer> {
    @Override
    public Optional<Integer> find(String key) {
      throw new IllegalStateException("down");
    }

    @Override
    public Integer put(String key, Integer value) {
      return super.put(key, value);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @SuppressWarnings("unchecked")
  void genericMethods_areGuardedThroughTheirBridges(boolean byClass) {
    runner
        .withBean("store", Store.class, Scores::new)
        .withPropertyValues("spring.aop.proxy-target-class=" + byClass)
        .run(
            context -> {
              Store<String, Integer> store = context.getBean(Store.class);

              assertThat(AopUtils.isCglibProxy(store)).isEqualTo(byClass);
              assertThat(store.find("ada")).isEmpty();
              assertThat(store.put("ada", 7)).isEqualTo(7);
            });
  }

  @Test
  void genericMethods_areGuardedThroughTheirClass() {
    runner
        .withBean(Scores.class)
        .run(
            context -> {
              assertThat(context.getBean(Scores.class).find("ada")).isEmpty();
              assertThat(context.getBean(Scores.class).put("ada", 7)).isEqualTo(7);
            });
  }

  interface Remote {
    @NonEssential(value = "remote", fallback = "nothing")
    String ask(String question);

    default String nothing(String question) {
      return "no answer to " + question;
    }
  }

  private static Remote plainProxy() {
    return (Remote)
        Proxy.newProxyInstance(
            PlacesTest.class.getClassLoader(),
            new Class<?>[] {Remote.class, Comparable.class},
            (proxy, method, args) ->
                method.getName().equals("hashCode") ? 1 : "handled " + method.getName());
  }

  @Test
  void proxyThatDoesNotKnowDefaultMethods_isAnsweredForByThem() {
    runner
        .withBean("remote", Remote.class, PlacesTest::plainProxy)
        .run(
            context ->
                assertThat(context.getBean(Remote.class).ask("why")).isEqualTo("no answer to why"));
  }

  static class ScoresFactory implements FactoryBean<Scores> {
    @Override
    public Scores getObject() {
      return new Scores();
    }

    @Override
    public Class<?> getObjectType() {
      return Scores.class;
    }
  }

  @Test
  void classThatAFactoryMakes_isGuarded() {
    runner
        .withBean(ScoresFactory.class)
        .run(context -> assertThat(context.getBean(Scores.class).find("ada")).isEmpty());
  }

  @NonEssential("badges")
  interface Badges {
    Optional<String> best();
  }

  static class BadgeStore implements Badges {
    @Override
    public Optional<String> best() {
      throw new IllegalStateException("down");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void annotatedInterface_guardsWhatImplementsIt(boolean byClass) {
    runner
        .withBean("badges", Badges.class, BadgeStore::new)
        .withPropertyValues("spring.aop.proxy-target-class=" + byClass)
        .run(
            context -> {
              assertThat(AopUtils.isCglibProxy(context.getBean("badges"))).isEqualTo(byClass);
              assertThat(context.getBean(Badges.class).best()).isEmpty();
            });
  }

  @NonEssential(value = "", criticality = Criticality.DECORATIVE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Decorative {
    @AliasFor(annotation = NonEssential.class, attribute = "value")
    String dependency();
  }

  @Decorative(dependency = "sparkles")
  static class Sparkles {
    public Optional<String> sparkle() {
      throw new IllegalStateException("down");
    }
  }

  @Test
  void annotationOfTheTeam_guardsWithSpringsAlias() {
    runner
        .withBean(Sparkles.class)
        .run(
            context -> {
              assertThat(context.getBean(Sparkles.class).sparkle()).isEmpty();
              assertThat(context.getBean(Dependencies.class).get("sparkles").spec().criticality())
                  .isEqualTo(Criticality.DECORATIVE);
            });
  }

  @Scope(value = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
  static class Scoped extends BadgeStore {}

  @Configuration
  @Import(Scoped.class)
  static class Scopes {}

  @Test
  void scopedBean_isGuardedOnce() {
    runner
        .withUserConfiguration(Scopes.class)
        .run(
            context -> {
              assertThat(context.getBean(Scoped.class).best()).isEmpty();
              assertThat(context.getBean(Dependencies.class).get("badges").calls().empty()).isOne();
            });
  }
}
