package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.CallCounts;
import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Essential;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.Order;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.spring.CallerIdentity;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import io.github.fallback4j.spring.Ranking;
import java.lang.reflect.InvocationHandler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.core.PriorityOrdered;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

@ExtendWith(OutputCaptureExtension.class)
class AnnotatedBeansTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  AnnotatedBeansAutoConfiguration.class, FallbackAutoConfiguration.class));

  @Test
  void aSkippedCallIsAnsweredByTheFallback() {
    runner
        .withBean(Ranking.class)
        .withPropertyValues("fallback.switches.off=lesson-ranking")
        .run(
            context ->
                assertThat(context.getBean(Ranking.class).top("5b"))
                    .containsExactly("5b", "SWITCH_OFF"));
  }

  @Test
  void aFailedCallIsAnsweredByTheFallback() {
    runner
        .withBean(Ranking.class)
        .run(
            context -> {
              context.getBean(Ranking.class).breakDown();

              assertThat(context.getBean(Ranking.class).top("5b")).containsExactly("5b", "FAILURE");
            });
  }

  @Test
  void anEssentialCallIsCounted() {
    runner
        .withBean(Ranking.class)
        .run(
            context -> {
              context.getBean(Ranking.class).lesson();

              assertThat(context.getBean(Dependencies.class).get("lesson").calls().live()).isOne();
            });
  }

  @Test
  void aMethodWithoutAnnotationIsLeftAlone() {
    runner
        .withBean(Ranking.class)
        .withPropertyValues("fallback.switches.off=all")
        .run(context -> assertThat(context.getBean(Ranking.class).unguarded()).isEqualTo("plain"));
  }

  @Test
  void aBeanWithoutAnnotationIsNotProxied() {
    runner
        .withBean(StringBuilder.class)
        .run(
            context ->
                assertThat(AopUtils.isAopProxy(context.getBean(StringBuilder.class))).isFalse());
  }

  interface Greeting {
    @NonEssential("greeting")
    Optional<String> greet(String name);
  }

  static class PoliteGreeting implements Greeting {
    @Override
    public Optional<String> greet(String name) {
      return Optional.of("hello " + name);
    }
  }

  @Test
  void anAnnotationOnAnInterfaceGuardsWhatImplementsIt() {
    runner
        .withBean(PoliteGreeting.class)
        .withPropertyValues("fallback.switches.off=greeting")
        .run(
            context -> {
              assertThat(context.getBean(Greeting.class).greet("Ada")).isEmpty();
              assertThat(AopUtils.isCglibProxy(context.getBean(PoliteGreeting.class))).isTrue();
            });
  }

  @Test
  void proxiesByInterfaceWhereTheApplicationDoes() {
    runner
        .withBean("greeting", Greeting.class, PoliteGreeting::new)
        .withPropertyValues("spring.aop.proxy-target-class=false", "fallback.switches.off=greeting")
        .run(
            context -> {
              assertThat(AopUtils.isJdkDynamicProxy(context.getBean("greeting"))).isTrue();
              assertThat(context.getBean(Greeting.class).greet("Ada")).isEmpty();
            });
  }

  interface Remote {
    @NonEssential(value = "remote", fallback = "nothing")
    String ask(String question);

    default String nothing(String question) {
      return "no answer to " + question;
    }
  }

  @Test
  void guardsAnInterfaceThatNoClassImplements() {
    runner
        .withBean("remote", Remote.class, AnnotatedBeansTest::client)
        .withPropertyValues("fallback.switches.off=remote")
        .run(
            context ->
                assertThat(context.getBean(Remote.class).ask("why")).isEqualTo("no answer to why"));
  }

  @Test
  void anInterfaceThatNoClassImplementsAnswersWhenItMay() {
    runner
        .withBean("remote", Remote.class, AnnotatedBeansTest::client)
        .run(context -> assertThat(context.getBean(Remote.class).ask("why")).isEqualTo("because"));
  }

  private static Remote client() {
    return ProxyFactory.getProxy(
        Remote.class,
        (MethodInterceptor)
            call ->
                call.getMethod().isDefault()
                    ? InvocationHandler.invokeDefault(
                        ((ProxyMethodInvocation) call).getProxy(),
                        call.getMethod(),
                        call.getArguments())
                    : "because");
  }

  @Configuration
  @EnableTransactionManagement
  @EnableAsync
  static class Transactions {
    final AtomicInteger begun = new AtomicInteger();

    @Bean
    AbstractPlatformTransactionManager transactionManager() {
      return new AbstractPlatformTransactionManager() {
        @Override
        protected Object doGetTransaction() {
          return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
          begun.incrementAndGet();
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
      };
    }
  }

  static class Stored {
    @NonEssential("stored")
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<String> read() {
      return Optional.of("read");
    }

    @NonEssential("joined")
    @Transactional
    public void write() {}

    @NonEssential("later")
    @Async
    public void later() {}
  }

  @Test
  void standsOutsideOfTransactionsAndInsideOfAsynchronousExecution() {
    runner
        .withUserConfiguration(Transactions.class)
        .withBean(Stored.class)
        .run(
            context -> {
              Stored stored = context.getBean(Stored.class);

              assertThat(Chains.of(stored, "read"))
                  .containsExactly("guard WHOLE", "TransactionInterceptor");
              assertThat(Chains.of(stored, "later"))
                  .containsExactly("AnnotationAsyncExecutionInterceptor", "guard WHOLE");
            });
  }

  @Configuration
  @EnableResilientMethods
  static class Retries {
    @Bean
    Flaky flaky() {
      return new Flaky();
    }
  }

  static class Flaky {
    private final AtomicInteger tries = new AtomicInteger();

    @NonEssential("flaky")
    @Retryable(maxRetries = 2, delay = 1)
    public Optional<String> ask() {
      if (tries.incrementAndGet() < 3) {
        throw new IllegalStateException("not yet");
      }
      return Optional.of("at last");
    }
  }

  @Test
  void standsOutsideOfRetries() {
    runner
        .withUserConfiguration(Retries.class)
        .run(
            context -> {
              assertThat(context.getBean(Flaky.class).ask()).contains("at last");
              assertThat(context.getBean(Dependencies.class).get("flaky").calls())
                  .isEqualTo(new CallCounts(1, 0, 0, 0, 0, 0, 0));
            });
  }

  static class RemoteFactory implements FactoryBean<Remote> {
    @Override
    public Remote getObject() {
      return client();
    }

    @Override
    public Class<?> getObjectType() {
      return Remote.class;
    }
  }

  @Test
  void whatAFactoryBeanMakesIsGuardedAndKnownAtStart() {
    runner
        .withBean(RemoteFactory.class)
        .withPropertyValues("fallback.switches.off=remote", "fallback.strict=true")
        .run(
            context -> {
              assertThat(context.getBean(Switchboard.class).warnings()).isEmpty();
              assertThat(context.getBean(Remote.class).ask("why")).isEqualTo("no answer to why");
            });
  }

  @Test
  void aSkippedCallBeginsNoTransaction() {
    runner
        .withUserConfiguration(Transactions.class)
        .withBean(Stored.class)
        .withPropertyValues("fallback.switches.off=stored")
        .run(
            context -> {
              assertThat(context.getBean(Stored.class).read()).isEmpty();
              assertThat(context.getBean(Transactions.class).begun).hasValue(0);
            });
  }

  @Test
  void aTransactionThatJoinsItsCallersIsWarnedAbout(CapturedOutput output) {
    runner
        .withUserConfiguration(Transactions.class)
        .withBean(Stored.class)
        .run(
            context ->
                assertThat(output)
                    .containsOnlyOnce("Stored.write() (dependency 'joined')")
                    .contains("REQUIRED"));
  }

  static class Final {
    @NonEssential("final")
    public final void award() {}
  }

  @Test
  void aMethodThatCannotBeProxiedStopsTheStart() {
    runner
        .withBean(Final.class)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasRootCauseInstanceOf(InvalidConfigurationException.class)
                    .rootCause()
                    .hasMessageContaining("Final.award() (dependency 'final') is final"));
  }

  static final class Sealed {
    @NonEssential("sealed")
    public void award() {}
  }

  @Test
  void aFinalClassStopsTheStart() {
    runner
        .withBean(Sealed.class)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("which cannot be proxied"));
  }

  static class WithoutAnswer {
    @NonEssential("count")
    public int count() {
      return 1;
    }
  }

  @Test
  void aMistakeInALazyBeanStopsTheStartToo() {
    runner
        .withBean(
            WithoutAnswer.class, WithoutAnswer::new, definition -> definition.setLazyInit(true))
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .isInstanceOf(InvalidConfigurationException.class)
                    .hasMessageContaining("count"));
  }

  @Test
  void aMistakeInAPrototypeStopsTheStartToo() {
    runner
        .withBean(
            WithoutAnswer.class,
            WithoutAnswer::new,
            definition -> definition.setScope(BeanDefinition.SCOPE_PROTOTYPE))
        .run(context -> assertThat(context).hasFailed());
  }

  @Test
  void aFlagForALazyBeanIsKnownAtStart(CapturedOutput output) {
    runner
        .withBean(Ranking.class, Ranking::new, definition -> definition.setLazyInit(true))
        .withPropertyValues("fallback.switches.off=lesson-ranking", "fallback.strict=true")
        .run(
            context -> {
              assertThat(context.getBean(Switchboard.class).warnings()).isEmpty();
              assertThat(context.getBean(Ranking.class).top("5b"))
                  .containsExactly("5b", "SWITCH_OFF");
            });
  }

  @Configuration
  static class Memories {
    final AtomicReference<Object> user = new AtomicReference<>();

    @Bean
    CallerIdentity user() {
      return user::get;
    }

    @Bean
    @Scope(BeanDefinition.SCOPE_PROTOTYPE)
    Remembering remembering() {
      return new Remembering();
    }
  }

  static class Remembering {
    static final AtomicInteger COUNT = new AtomicInteger();

    @NonEssential("memory")
    @LastKnownGood
    public List<Integer> next() {
      return List.of(COUNT.incrementAndGet());
    }
  }

  @Test
  void eachInstanceOfAPrototypeRemembersItsOwn() {
    runner
        .withUserConfiguration(Memories.class)
        .run(
            context -> {
              Remembering one = context.getBean(Remembering.class);
              List<Integer> good = one.next();
              context.getBean(Switchboard.class).order(Order.off("memory"));

              assertThat(one.next()).isEqualTo(good);
              assertThat(context.getBean(Remembering.class).next()).isEmpty();
            });
  }

  @Test
  void whatIsRememberedForOneUserIsNoAnswerForAnother() {
    runner
        .withUserConfiguration(Memories.class)
        .run(
            context -> {
              AtomicReference<Object> user = context.getBean(Memories.class).user;
              Remembering one = context.getBean(Remembering.class);
              user.set("ada");
              List<Integer> good = one.next();
              context.getBean(Switchboard.class).order(Order.off("memory"));

              user.set("bob");
              assertThat(one.next()).isEmpty();
              user.set("ada");
              assertThat(one.next()).isEqualTo(good);
            });
  }

  static class Page {
    private Page self;

    @Autowired
    void self(@Lazy Page self) {
      this.self = self;
    }

    @NonEssential("panel")
    public Optional<String> panel(String name, long age) {
      return Optional.of(name);
    }

    public String viaSelf() {
      return self.panel("a", 1).orElse("");
    }

    @Essential("page")
    public String page(boolean late) {
      return panel(late ? "b" : "c", late ? 1L : 2L).orElse("");
    }
  }

  @Test
  void anAnnotatedMethodThatABeanCallsOnItselfIsWarnedAbout(CapturedOutput output) {
    runner
        .withBean(Page.class)
        .run(
            context -> {
              assertThat(context.getBean(Page.class).viaSelf()).isEqualTo("a");
              assertThat(output)
                  .containsOnlyOnce("Page.page calls")
                  .contains("on itself, bypassing the proxy", "(dependency 'panel')", "@Lazy")
                  .doesNotContain("Page.viaSelf calls");
            });
  }

  static class Needy implements BeanPostProcessor {
    Needy(Ranking early) {
      early.unguarded();
    }
  }

  static class FirstNeedy extends Needy implements PriorityOrdered {
    FirstNeedy(Ranking early) {
      super(early);
    }

    @Override
    public int getOrder() {
      return 0;
    }
  }

  @Configuration
  static class FirstNeedies {
    @Bean
    static FirstNeedy firstNeedy(Ranking ranking) {
      return new FirstNeedy(ranking);
    }
  }

  @Test
  void aBeanThatAPostProcessorNeedsIsGuarded(CapturedOutput output) {
    runner
        .withBean(Ranking.class)
        .withBean(Needy.class)
        .withPropertyValues("fallback.switches.off=lesson-ranking")
        .run(
            context -> {
              assertThat(context.getBean(Ranking.class).top("5b"))
                  .containsExactly("5b", "SWITCH_OFF");
              assertThat(output).doesNotContain("is not guarded");
            });
  }

  @Test
  void aBeanThatIsCreatedTooEarlyIsWarnedAbout(CapturedOutput output) {
    runner
        .withBean(Ranking.class)
        .withUserConfiguration(FirstNeedies.class)
        .run(
            context ->
                assertThat(output)
                    .contains("Bean 'ranking' of " + Ranking.class.getName() + " is not guarded"));
  }

  @Test
  void twoContextsDoNotKnowEachOther() {
    runner
        .withBean(Ranking.class)
        .run(
            first ->
                runner
                    .withBean(Ranking.class)
                    .run(
                        second -> {
                          first.getBean(Switchboard.class).order(Order.off("lesson-ranking"));

                          assertThat(second.getBean(Ranking.class).top("5b"))
                              .containsExactly("5b", "Ada");
                        }));
  }

  @Test
  void anUnknownDependencyIsNotMadeByAskingForIt() {
    runner
        .withBean(Ranking.class)
        .run(
            context ->
                assertThatThrownBy(() -> context.getBean(FallbackEngine.class).get("rankin"))
                    .hasMessageContaining("unknown dependency 'rankin'"));
  }
}
