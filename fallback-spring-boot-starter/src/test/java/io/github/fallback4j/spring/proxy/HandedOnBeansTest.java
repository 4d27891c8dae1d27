package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.CallCounts;
import io.github.fallback4j.Dependencies;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.autoproxy.DefaultAdvisorAutoProxyCreator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** A bean is guarded once, whoever hands it on and however often it is proxied. */
class HandedOnBeansTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  AopAutoConfiguration.class,
                  AnnotatedBeansAutoConfiguration.class,
                  FallbackAutoConfiguration.class));

  static class Shelf {
    private boolean down;

    public void breakDown() {
      down = true;
    }

    @NonEssential(value = "shelf", fallback = "none")
    public List<String> books() {
      return answer();
    }

    @NonEssential(value = "shelf", fallback = "none")
    @Cacheable("shelf")
    public List<String> cached() {
      return answer();
    }

    private List<String> answer() {
      if (down) {
        throw new IllegalStateException("down");
      }
      return List.of("Dune");
    }

    List<String> none() {
      return List.of("none");
    }
  }

  @Configuration
  @EnableCaching
  static class TwoNames {
    @Bean
    Shelf shelf() {
      return new Shelf();
    }

    @Bean
    @Primary
    Shelf handedOn(Shelf shelf) {
      return shelf;
    }

    @Bean
    CacheManager caches() {
      return new ConcurrentMapCacheManager();
    }
  }

  @Test
  void beanThatAnotherMethodHandsOn_isGuardedOnce() {
    runner
        .withUserConfiguration(TwoNames.class)
        .withPropertyValues("fallback.dependencies.shelf.permits=1")
        .run(
            context -> {
              assertThat(context.getBean(Shelf.class).books()).containsExactly("Dune");
              assertThat(context.getBean("shelf", Shelf.class).books()).containsExactly("Dune");
              assertThat(context.getBean(Dependencies.class).get("shelf").calls())
                  .isEqualTo(new CallCounts(2, 0, 0, 0, 0, 0, 0));
            });
  }

  @Test
  void cachedBeanThatAnotherMethodHandsOn_cachesNoFallback() {
    runner
        .withUserConfiguration(TwoNames.class)
        .run(
            context -> {
              Shelf shelf = context.getBean(Shelf.class);
              shelf.breakDown();

              assertThat(shelf.cached()).containsExactly("none");
              assertThat(shelf.cached()).containsExactly("none");
              assertThat(context.getBean(Dependencies.class).get("shelf").calls().substitute())
                  .isEqualTo(2);
              assertThat(Chains.of(shelf, "cached"))
                  .containsExactly("guard OUTER", "CacheInterceptor", "guard INNER");
            });
  }

  @Configuration
  @EnableCaching(proxyTargetClass = true)
  static class TwoCreators {
    @Bean
    static DefaultAdvisorAutoProxyCreator creator() {
      DefaultAdvisorAutoProxyCreator creator = new DefaultAdvisorAutoProxyCreator();
      creator.setProxyTargetClass(true);
      return creator;
    }

    @Bean
    Shelf shelf() {
      return new Shelf();
    }

    @Bean
    CacheManager caches() {
      return new ConcurrentMapCacheManager();
    }
  }

  @Test
  void beanThatTwoCreatorsProxy_hasOneChain() {
    runner
        .withUserConfiguration(TwoCreators.class)
        .run(
            context -> {
              Shelf shelf = context.getBean(Shelf.class);
              shelf.breakDown();
              shelf.cached();

              assertThat(shelf.cached()).containsExactly("none");
              assertThat(Chains.of(shelf, "cached"))
                  .containsExactly("guard OUTER", "CacheInterceptor", "guard INNER");
            });
  }

  static class Left {
    private Right right;

    @Autowired
    void with(Right right) {
      this.right = right;
    }

    @NonEssential("left")
    public List<String> all() {
      return List.of(right.toString());
    }
  }

  static class Right {
    private Left left;

    @Autowired
    void with(Left left) {
      this.left = left;
    }

    public List<String> all() {
      return left.all();
    }
  }

  @Test
  void beansThatNeedEachOther_areGuarded() {
    runner
        .withAllowCircularReferences(true)
        .withBean(Left.class)
        .withBean(Right.class)
        .withPropertyValues("fallback.switches.off=left")
        .run(
            context -> {
              assertThat(context.getBean(Right.class).all()).isEmpty();
              assertThat(context.getBean(Left.class).all()).isEmpty();
            });
  }
}
