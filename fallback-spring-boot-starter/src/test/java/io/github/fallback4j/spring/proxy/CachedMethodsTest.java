package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.fallback4j.CallCounts;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependencies;
import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.Order;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.caffeine.CaffeineCache;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.cache.support.SimpleCacheManager;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is cached is served whatever the state of the dependency, and no fallback is ever cached.
 */
class CachedMethodsTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  AnnotatedBeansAutoConfiguration.class, FallbackAutoConfiguration.class))
          .withUserConfiguration(Caching.class);

  @Configuration
  @EnableCaching
  @Import(Shelf.class)
  static class Caching {
    @Bean
    CacheManager caches() {
      SimpleCacheManager caches = new SimpleCacheManager();
      caches.setCaches(
          List.of(
              new CaffeineCache("shelf", Caffeine.newBuilder().buildAsync(), true),
              new ConcurrentMapCache("together")));
      return caches;
    }
  }

  static class Shelf {
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean down;

    public void down(boolean is) {
      down = is;
    }

    public int calls() {
      return calls.get();
    }

    private <T> T answer(T value) {
      calls.incrementAndGet();
      if (down) {
        throw new IllegalStateException("down");
      }
      return value;
    }

    @NonEssential("shelf")
    @Cacheable("shelf")
    public List<String> books(String room) {
      return answer(List.of("Dune"));
    }

    @NonEssential("shelf")
    @Cacheable(cacheNames = "together", sync = true)
    public List<String> together(String room) {
      return answer(List.of("Dune"));
    }

    @NonEssential("shelf")
    @LastKnownGood
    @CachePut("shelf")
    public List<String> refresh(String room) {
      return answer(List.of("Dune"));
    }

    @NonEssential("shelf")
    @CacheEvict("shelf")
    public void clear(String room) {
      answer("");
    }

    @NonEssential(value = "shelf", fallback = "noBooksLater")
    @Cacheable("shelf")
    public CompletableFuture<List<String>> later(String room) {
      calls.incrementAndGet();
      return down
          ? CompletableFuture.failedFuture(new IllegalStateException("down"))
          : CompletableFuture.completedFuture(List.of("Dune"));
    }

    CompletableFuture<List<String>> noBooksLater(String room, Degradation why) {
      return CompletableFuture.completedFuture(List.of(why.cause().name()));
    }

    @NonEssential(value = "shelf", fallback = "noBook")
    @Cacheable("shelf")
    public Mono<String> first(String room) {
      return Mono.fromCallable(() -> answer("Dune"));
    }

    Mono<String> noBook(String room) {
      return Mono.just("none");
    }

    @NonEssential("shelf")
    @Cacheable("shelf")
    public Flux<String> each(String room) {
      return Flux.defer(() -> Flux.fromIterable(answer(List.of("Dune"))));
    }
  }

  private static CallCounts counts(ApplicationContext context) {
    return context.getBean(Dependencies.class).get("shelf").calls();
  }

  private static void off(ApplicationContext context) {
    context.getBean(Switchboard.class).order(Order.off("shelf"));
  }

  private static Object cached(ApplicationContext context, String key) {
    var value = context.getBean(CacheManager.class).getCache("shelf").get(key);
    return value == null ? null : value.get();
  }

  @Test
  void hit_isServedWhileOffAndTellsDetectionNothing() {
    runner.run(
        context -> {
          Shelf shelf = context.getBean(Shelf.class);
          assertThat(shelf.books("1")).containsExactly("Dune");
          assertThat(shelf.books("1")).containsExactly("Dune");
          off(context);

          assertThat(shelf.books("1")).containsExactly("Dune");
          assertThat(counts(context)).isEqualTo(new CallCounts(1, 0, 0, 0, 0, 0, 0));
        });
  }

  @Test
  void fallback_isNeverCached() {
    runner.run(
        context -> {
          Shelf shelf = context.getBean(Shelf.class);
          shelf.down(true);

          assertThat(shelf.books("1")).isEmpty();
          assertThat(cached(context, "1")).isNull();
          assertThat(counts(context)).isEqualTo(new CallCounts(0, 0, 0, 1, 0, 0, 0));
          shelf.down(false);
          assertThat(shelf.books("1")).containsExactly("Dune");
        });
  }

  @Test
  void answerOfASkippedCall_isNeverCached() {
    runner.run(
        context -> {
          Shelf shelf = context.getBean(Shelf.class);
          off(context);

          assertThat(shelf.books("1")).isEmpty();
          assertThat(shelf.calls()).isZero();
          assertThat(cached(context, "1")).isNull();
        });
  }

  @Test
  void synchronizedCache_servesHitsAndKeepsNoFallback() {
    runner.run(
        context -> {
          Shelf shelf = context.getBean(Shelf.class);
          shelf.down(true);
          assertThat(shelf.together("1")).isEmpty();

          shelf.down(false);
          assertThat(shelf.together("1")).containsExactly("Dune");
          off(context);
          assertThat(shelf.together("1")).containsExactly("Dune");
        });
  }

  @Test
  void cachePut_keepsWhatIsCachedWhileTheCallFails() {
    runner.run(
        context -> {
          Shelf shelf = context.getBean(Shelf.class);
          shelf.refresh("1");
          context.getBean(CacheManager.class).getCache("shelf").put("1", List.of("Emma"));
          shelf.down(true);

          assertThat(shelf.refresh("1")).as("remembered").containsExactly("Dune");
          assertThat(cached(context, "1")).isEqualTo(List.of("Emma"));
          assertThat(counts(context)).isEqualTo(new CallCounts(1, 1, 0, 0, 0, 0, 0));
        });
  }

  @Test
  void cacheEvict_isOfWhatWasDone() {
    runner.run(
        context -> {
          Shelf shelf = context.getBean(Shelf.class);
          shelf.books("1");
          shelf.down(true);
          shelf.clear("1");
          assertThat(cached(context, "1")).isEqualTo(List.of("Dune"));

          shelf.down(false);
          shelf.clear("1");
          assertThat(cached(context, "1")).isNull();
        });
  }

  @Test
  void cachedStage_isServedWhileOffAndKeepsNoFallback() {
    runner.run(
        context -> {
          Shelf shelf = context.getBean(Shelf.class);
          shelf.down(true);
          assertThat(shelf.later("1").join()).containsExactly("FAILURE");
          shelf.down(false);
          assertThat(shelf.later("1").join()).containsExactly("Dune");
          off(context);

          assertThat(shelf.later("1").join()).containsExactly("Dune");
          assertThat(shelf.later("2").join()).containsExactly("SWITCH_OFF");
          assertThat(counts(context)).isEqualTo(new CallCounts(1, 0, 2, 0, 0, 0, 0));
        });
  }

  @Test
  void cachedMono_isServedWhileOffAndKeepsNoFallback() {
    runner.run(
        context -> {
          Shelf shelf = context.getBean(Shelf.class);
          shelf.down(true);
          Mono<String> first = shelf.first("1");
          assertThat(first.block()).isEqualTo("none");
          shelf.down(false);
          assertThat(first.block()).as("subscribed to again").isEqualTo("Dune");
          off(context);

          assertThat(first.block()).isEqualTo("Dune");
          assertThat(shelf.first("2").block()).isEqualTo("none");
          assertThat(counts(context)).isEqualTo(new CallCounts(1, 0, 2, 0, 0, 0, 0));
        });
  }

  @Test
  void cachedFlux_isServedWhileOffAndKeepsNoFallback() {
    runner.run(
        context -> {
          Shelf shelf = context.getBean(Shelf.class);
          shelf.down(true);
          assertThat(shelf.each("1").collectList().block()).isEmpty();
          shelf.down(false);
          assertThat(shelf.each("1").collectList().block()).containsExactly("Dune");
          off(context);

          assertThat(shelf.each("1").collectList().block()).containsExactly("Dune");
          assertThat(shelf.each("2").collectList().block()).isEmpty();
        });
  }

  static class Vault {
    private final CountDownLatch entered;
    private final CompletableFuture<String> answer;

    Vault(CountDownLatch entered, CompletableFuture<String> answer) {
      this.entered = entered;
      this.answer = answer;
    }

    @NonEssential(value = "vault", fallback = "own")
    @Cacheable(cacheNames = "shelf", sync = true, key = "'shared'")
    public CompletableFuture<String> of(String user) {
      entered.countDown();
      return answer;
    }

    CompletableFuture<String> own(String user) {
      return CompletableFuture.completedFuture("fallback of " + user);
    }
  }

  @Test
  void callersWhoShareAFailedLoad_getTheirOwnFallbacks() {
    CountDownLatch entered = new CountDownLatch(1);
    CompletableFuture<String> answer = new CompletableFuture<>();
    runner
        .withBean(Vault.class, () -> new Vault(entered, answer))
        .run(
            context -> {
              Vault vault = context.getBean(Vault.class);
              CompletableFuture<String> ada = vault.of("ada");
              assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
              CompletableFuture<String> bob = vault.of("bob");
              answer.completeExceptionally(new IllegalStateException("down"));

              assertThat(ada.get(10, TimeUnit.SECONDS)).isEqualTo("fallback of ada");
              assertThat(bob.get(10, TimeUnit.SECONDS)).isEqualTo("fallback of bob");
            });
  }
}
