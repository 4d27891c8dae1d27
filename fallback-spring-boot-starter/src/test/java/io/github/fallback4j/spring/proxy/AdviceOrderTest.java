package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.NonEssential;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.resilience.annotation.ConcurrencyLimit;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.security.access.prepost.PostAuthorize;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.beanvalidation.MethodValidationPostProcessor;

/** Whatever else advises a guarded method, each advice has its place around the guard. */
@ExtendWith(OutputCaptureExtension.class)
class AdviceOrderTest {
  private static final String NOTHING = "unused";

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  AopAutoConfiguration.class,
                  AnnotatedBeansAutoConfiguration.class,
                  FallbackAutoConfiguration.class))
          .withUserConfiguration(Everything.class);

  @Configuration
  @EnableCaching
  @EnableMethodSecurity
  @EnableAsync
  @EnableResilientMethods
  @EnableTransactionManagement
  static class Everything {
    @Bean
    static MethodValidationPostProcessor validation() {
      return new MethodValidationPostProcessor();
    }

    @Bean
    CacheManager caches() {
      return new ConcurrentMapCacheManager();
    }

    @Bean
    PlatformTransactionManager transactions() {
      return new NoTransactions();
    }

    @Bean
    Outside outside() {
      return new Outside();
    }

    @Bean
    Inside inside() {
      return new Inside();
    }
  }

  private static final class NoTransactions extends AbstractPlatformTransactionManager {
    private static final long serialVersionUID = 1L;

    @Override
    protected Object doGetTransaction() {
      return NOTHING;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {}

    @Override
    protected void doCommit(DefaultTransactionStatus status) {}

    @Override
    protected void doRollback(DefaultTransactionStatus status) {}
  }

  @Aspect
  @Order(1)
  static class Outside {
    @Around("execution(* *..Advised*.withAspects(..))")
    Object around(ProceedingJoinPoint call) throws Throwable {
      return call.proceed();
    }
  }

  @Aspect
  static class Inside {
    @Around("execution(* *..Advised*.withAspects(..))")
    Object around(ProceedingJoinPoint call) throws Throwable {
      return call.proceed();
    }
  }

  @Validated
  static class AdvisedMethods {
    @NonEssential("shelf")
    @PreAuthorize("true")
    public List<String> authorized() {
      return List.of();
    }

    @NonEssential("shelf")
    @PostAuthorize("true")
    public List<String> judged() {
      return List.of();
    }

    @NonEssential("shelf")
    @Cacheable("shelf")
    public List<String> cached() {
      return List.of();
    }

    @NonEssential("shelf")
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public List<String> transactional() {
      return List.of();
    }

    @NonEssential("shelf")
    @Retryable
    public List<String> retried() {
      return List.of();
    }

    @NonEssential("shelf")
    @ConcurrencyLimit(3)
    public List<String> limited() {
      return List.of();
    }

    @NonEssential("shelf")
    @Async
    public void later() {}

    @NonEssential("shelf")
    public List<String> withAspects() {
      return List.of();
    }

    @NonEssential("shelf")
    @Async
    @PreAuthorize("true")
    @PostAuthorize("true")
    @Cacheable("shelf")
    @ConcurrencyLimit(3)
    @Retryable
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public @NotNull CompletableFuture<List<String>> all() {
      return CompletableFuture.completedFuture(List.of());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "authorized,    PRE_AUTHORIZE > MethodValidationInterceptor > guard WHOLE",
    "judged,        POST_AUTHORIZE > MethodValidationInterceptor > guard WHOLE",
    "cached,        MethodValidationInterceptor > guard OUTER > CacheInterceptor > guard INNER",
    "transactional, MethodValidationInterceptor > guard WHOLE > TransactionInterceptor",
    "retried,       MethodValidationInterceptor > guard WHOLE > RetryAnnotationInterceptor",
    "limited,       MethodValidationInterceptor > guard WHOLE > ConcurrencyLimitInterceptor",
    "later,         AnnotationAsyncExecutionInterceptor > MethodValidationInterceptor > guard WHOLE",
    "all,           AnnotationAsyncExecutionInterceptor > PRE_AUTHORIZE > POST_AUTHORIZE > MethodValidationInterceptor > guard OUTER > CacheInterceptor > guard INNER > ConcurrencyLimitInterceptor > RetryAnnotationInterceptor > TransactionInterceptor",
  })
  void besideOtherAdvice_theGuardHasItsPlace(String method, String chain) {
    runner
        .withBean(AdvisedMethods.class)
        .run(
            context ->
                assertThat(
                        Chains.of(context.getBean(AdvisedMethods.class), method).stream()
                            .filter(each -> !each.contains("Expose")))
                    .containsExactly(chain.split(" > ")));
  }

  @Test
  void aspects_standOutsideOnlyIfTheirOrderSaysSo() {
    runner
        .withBean(AdvisedMethods.class)
        .run(
            context -> {
              AdvisedMethods bean = context.getBean(AdvisedMethods.class);

              assertThat(Chains.of(bean, "withAspects"))
                  .containsExactly(
                      "ExposeInvocationInterceptor",
                      "AspectJAroundAdvice",
                      "MethodValidationInterceptor",
                      "guard WHOLE",
                      "ExposeInvocationInterceptor",
                      "AspectJAroundAdvice");
              assertThat(bean.withAspects()).isEmpty();
            });
  }

  static class AdvisedByAspect {
    @NonEssential(value = "shelf", fallback = "none")
    public List<String> withAspects() {
      return List.of("Dune");
    }

    List<String> none() {
      return List.of();
    }
  }

  @ParameterizedTest
  @CsvSource({"interrupt", "offload"})
  void aspectsAlone_areToldOfTheCallOnBothSidesOfTheGuard(String enforce) {
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                AopAutoConfiguration.class,
                AnnotatedBeansAutoConfiguration.class,
                FallbackAutoConfiguration.class))
        .withBean(Outside.class)
        .withBean(AdvisedByAspect.class)
        .withPropertyValues("fallback.dependencies.shelf.enforce=" + enforce)
        .run(
            context ->
                assertThat(context.getBean(AdvisedByAspect.class).withAspects())
                    .containsExactly("Dune"));
  }

  @Test
  void proxyThatCannotBeChanged_isGuardedOutsideAndWarnedAbout(CapturedOutput output) {
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                AnnotatedBeansAutoConfiguration.class, FallbackAutoConfiguration.class))
        .withBean("opaque", AdvisedByAspect.class, AdviceOrderTest::opaque)
        .withPropertyValues("fallback.switches.off=all")
        .run(
            context -> {
              assertThat(context.getBean(AdvisedByAspect.class).withAspects()).isEmpty();
              assertThat(output).contains("Bean 'opaque' is a frozen or opaque proxy");
            });
  }

  private static AdvisedByAspect opaque() {
    ProxyFactory factory = new ProxyFactory(new AdvisedByAspect());
    factory.setProxyTargetClass(true);
    factory.setOpaque(true);
    return (AdvisedByAspect) factory.getProxy();
  }
}
