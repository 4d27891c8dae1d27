package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.Order;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.reactor.SubscriberIdentity;
import io.github.fallback4j.spring.CallerIdentity;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.CustomScopeConfigurer;
import org.springframework.beans.factory.config.Scope;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import reactor.core.publisher.Mono;

/** What is remembered for one caller never reaches another. */
class WhoseAnswerTest {
  private static final Visits VISITS = new Visits();

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  AnnotatedBeansAutoConfiguration.class, FallbackAutoConfiguration.class))
          .withUserConfiguration(School.class);

  /** A scope like that of a session: one object for each visitor, whoever is signed in. */
  static final class Visits implements Scope {
    private final Map<String, Object> objects = new HashMap<>();
    private String visitor = "";

    @Override
    public Object get(String name, ObjectFactory<?> factory) {
      String key = visitor + "/" + name;
      Object known = objects.get(key);
      if (known == null) {
        known = factory.getObject();
        objects.put(key, known);
      }
      return known;
    }

    @Override
    public Object remove(String name) {
      return objects.remove(visitor + "/" + name);
    }

    @Override
    public void registerDestructionCallback(String name, Runnable callback) {}
  }

  static class Basket {
    private List<String> content = List.of();

    void put(String... things) {
      content = List.of(things);
    }

    @NonEssential("basket")
    @LastKnownGood
    public List<String> content() {
      return content;
    }

    @NonEssential("basket")
    @LastKnownGood
    public Mono<List<String>> later() {
      return Mono.just(content);
    }
  }

  @Configuration
  static class School {
    @Bean
    static CustomScopeConfigurer scopes() {
      CustomScopeConfigurer scopes = new CustomScopeConfigurer();
      scopes.addScope("visit", VISITS);
      return scopes;
    }

    @Bean
    @org.springframework.context.annotation.Scope(
        value = "visit",
        proxyMode = ScopedProxyMode.TARGET_CLASS)
    Basket ofVisitor() {
      return new Basket();
    }

    @Bean
    @org.springframework.context.annotation.Scope(BeanDefinition.SCOPE_PROTOTYPE)
    Basket ofTenant() {
      return new Basket();
    }

    @Bean
    Basket ofAll() {
      return new Basket();
    }
  }

  @AfterEach
  void forget() {
    VISITS.objects.clear();
    SecurityContextHolder.clearContext();
  }

  private static void off(ApplicationContext context) {
    context.getBean(Switchboard.class).order(Order.off("basket"));
  }

  @Test
  void scopeOfTheSession_eachVisitorGetsTheirOwn() {
    runner.run(
        context -> {
          Basket basket = context.getBean("ofVisitor", Basket.class);
          VISITS.visitor = "a";
          basket.put("apple");
          assertThat(basket.content()).containsExactly("apple");
          assertThat(basket.later().block()).containsExactly("apple");
          VISITS.visitor = "b";
          basket.put("pear");
          off(context);

          assertThat(basket.content()).isEmpty();
          assertThat(basket.later().block()).isEmpty();
          VISITS.visitor = "a";
          assertThat(basket.content()).containsExactly("apple");
          assertThat(basket.later().block()).containsExactly("apple");
        });
  }

  @Test
  void objectOfTheScopeIsReplaced_itsMemoryGoesWithIt() {
    runner.run(
        context -> {
          Basket basket = context.getBean("ofVisitor", Basket.class);
          VISITS.visitor = "a";
          basket.put("apple");
          assertThat(basket.content()).containsExactly("apple");
          VISITS.remove("scopedTarget.ofVisitor");
          off(context);

          assertThat(basket.content()).isEmpty();
        });
  }

  @Test
  void prototypeWithAStateOfItsOwn_isNotAnsweredWithAnothers() {
    runner.run(
        context -> {
          Basket one = context.getBean("ofTenant", Basket.class);
          Basket other = context.getBean("ofTenant", Basket.class);
          one.put("secret");
          one.content();
          off(context);

          assertThat(other.content()).isEmpty();
          assertThat(one.content()).containsExactly("secret");
        });
  }

  @Test
  void objectThatIsInitializedByName_isNotAnsweredWithAnothers() {
    runner.run(
        context -> {
          Basket one = initialized(context);
          Basket other = initialized(context);
          one.put("secret");
          one.content();
          off(context);

          assertThat(other.content()).isEmpty();
          assertThat(one.content()).containsExactly("secret");
        });
  }

  private static Basket initialized(ApplicationContext context) {
    return (Basket) context.getAutowireCapableBeanFactory().initializeBean(new Basket(), "basket");
  }

  @Test
  void singleton_answersAllCallers() {
    runner.run(
        context -> {
          context.getBean("ofAll", Basket.class).put("apple");
          context.getBean("ofAll", Basket.class).content();
          off(context);

          assertThat(context.getBean("ofAll", Basket.class).content()).containsExactly("apple");
        });
  }

  @Test
  void identityWithoutOrder_isAskedAlthoughAUserIsKnown() {
    AtomicReference<Object> tenant = new AtomicReference<>("school-a");
    runner
        .withBean("tenant", CallerIdentity.class, () -> tenant::get)
        .run(
            context -> {
              SecurityContextHolder.setContext(
                  new SecurityContextImpl(new TestingAuthenticationToken("ada", "")));
              assertOnlyForTheSame(context, Basket::content, tenant);
            });
  }

  @Test
  void identityWithoutOrder_isAskedAlthoughASubscriberIsKnown() {
    AtomicReference<Object> tenant = new AtomicReference<>("school-a");
    runner
        .withBean("tenant", CallerIdentity.class, () -> tenant::get)
        .run(
            context ->
                assertOnlyForTheSame(
                    context,
                    basket ->
                        basket
                            .later()
                            .contextWrite(
                                ReactiveSecurityContextHolder.withAuthentication(
                                    new TestingAuthenticationToken("ada", "")))
                            .block(),
                    tenant));
  }

  @Test
  void severalIdentitiesOfSubscribers_allCount() {
    AtomicReference<Object> tenant = new AtomicReference<>("school-a");
    runner
        .withBean("user", SubscriberIdentity.class, () -> () -> Mono.just("ada"))
        .withBean("tenant", SubscriberIdentity.class, () -> () -> Mono.fromSupplier(tenant::get))
        .run(context -> assertOnlyForTheSame(context, basket -> basket.later().block(), tenant));
  }

  private interface Asked {
    List<String> of(Basket basket);
  }

  private static void assertOnlyForTheSame(
      ApplicationContext context, Asked call, AtomicReference<Object> tenant) {
    Basket basket = context.getBean("ofAll", Basket.class);
    basket.put("secret");
    assertThat(call.of(basket)).containsExactly("secret");
    off(context);

    tenant.set("school-b");
    assertThat(call.of(basket)).isEmpty();
    tenant.set("school-a");
    assertThat(call.of(basket)).containsExactly("secret");
  }

  @Test
  void manyAnswersOfOneIdentity_areOne() {
    Supplier<Object> identity =
        new AllIdentities(List.of(() -> "ada", () -> null, () -> "ada", () -> "ada"));

    assertThat(identity.get()).isEqualTo("ada");
    assertThat(new AllIdentities(List.of(() -> "a", () -> "b", () -> "a", () -> "b")).get())
        .isEqualTo(List.of("a", "b"));
    assertThat(new AllIdentities(List.of(() -> null)).get()).isNull();
  }
}
