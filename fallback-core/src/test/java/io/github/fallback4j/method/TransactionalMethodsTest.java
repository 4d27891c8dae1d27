package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transactions are seen by name: the test makes the annotations it needs. */
class TransactionalMethodsTest {
  private static final String SPRING =
      """
      package org.springframework.transaction.annotation;
      @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
      public @interface Transactional {
        Propagation propagation() default Propagation.REQUIRED;
        enum Propagation { REQUIRED, REQUIRES_NEW, NOT_SUPPORTED }
      }
      """;
  private static final String JAKARTA =
      """
      package jakarta.transaction;
      @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
      public @interface Transactional {
        TxType value() default TxType.REQUIRED;
        enum TxType { REQUIRED, REQUIRES_NEW }
      }
      """;
  private static final String COMPOSED =
      """
      package acme;
      @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
      @org.springframework.transaction.annotation.Transactional
      public @interface Composed {}
      """;
  private static final String BADGES =
      """
      package acme;
      import io.github.fallback4j.NonEssential;
      import org.springframework.transaction.annotation.Transactional;
      import org.springframework.transaction.annotation.Transactional.Propagation;
      @Transactional
      public class Badges {
        @NonEssential("badges")
        public void ofType() {}

        @NonEssential("badges")
        @Transactional(propagation = Propagation.REQUIRES_NEW)
        public void apart() {}

        @NonEssential("badges")
        @Transactional(propagation = Propagation.NOT_SUPPORTED)
        public void without() {}

        @NonEssential("badges")
        @Composed
        public void composed() {}

        @NonEssential("badges")
        @jakarta.transaction.Transactional
        public void jakarta() {}

        @NonEssential("badges")
        @jakarta.transaction.Transactional(jakarta.transaction.Transactional.TxType.REQUIRES_NEW)
        public void jakartaApart() {}
      }
      """;

  private static final String REPOSITORY =
      """
      package acme;
      import io.github.fallback4j.NonEssential;
      public interface Repository<T> {
        @NonEssential("badges")
        void store(T badge);

        @NonEssential("badges")
        void other(T badge);
      }
      """;
  private static final String GENERAL =
      """
      package acme;
      import org.springframework.transaction.annotation.Transactional;
      @Transactional
      public class General<T> {
        public void store(T thing) {}

        public void store(T thing, int times) {}
      }
      """;

  /** The first calls of a dependency have ten times as long. */
  private static final Duration COLD_DEADLINE = Duration.ofSeconds(11);

  private static Class<?> badges;
  private static Class<?> repository;
  private static Class<?> general;

  private final PlanFixture fixture = new PlanFixture();

  @BeforeAll
  static void compile(@TempDir Path directory) throws Exception {
    ClassLoader loader =
        Compiled.classes(
            directory,
            Map.of(
                "org.springframework.transaction.annotation.Transactional",
                SPRING,
                "jakarta.transaction.Transactional",
                JAKARTA,
                "acme.Composed",
                COMPOSED,
                "acme.Badges",
                BADGES,
                "acme.Repository",
                REPOSITORY,
                "acme.General",
                GENERAL));
    badges = loader.loadClass("acme.Badges");
    repository = loader.loadClass("acme.Repository");
    general = loader.loadClass("acme.General");
  }

  private List<String> warnings(String method) {
    return plan(method).warnings();
  }

  private MethodPlan plan(String method) {
    return fixture.plan(badges, ProxyKind.CLASS).methods().stream()
        .filter(plan -> plan.method().getName().equals(method))
        .findFirst()
        .orElseThrow();
  }

  /** Whether a call that is overdue meanwhile is interrupted. */
  private boolean isInterrupted(MethodPlan plan) throws Throwable {
    AtomicBoolean interrupted = new AtomicBoolean();
    plan.invoke(
        this,
        null,
        () -> {
          fixture.time.advance(COLD_DEADLINE);
          interrupted.set(Thread.currentThread().isInterrupted());
          return null;
        });
    return interrupted.get();
  }

  private static void assertWarns(List<String> warnings) {
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("acme.Badges.")
        .contains("(dependency 'badges')")
        .contains("REQUIRED")
        .contains("use REQUIRES_NEW or NOT_SUPPORTED");
  }

  @Test
  void transactionOfTheType_warnsThatItWouldDoomTheCallers() {
    assertWarns(warnings("ofType"));
  }

  @Test
  void composedTransaction_warns() {
    assertWarns(warnings("composed"));
  }

  @Test
  void transactionOfJakarta_warns() {
    assertWarns(warnings("jakarta"));
  }

  @Test
  void transactionOfItsOwn_isFine() {
    assertThat(warnings("apart")).isEmpty();
    assertThat(warnings("jakartaApart")).isEmpty();
  }

  @Test
  void noTransaction_isFine() {
    assertThat(warnings("without")).isEmpty();
  }

  @Test
  void overdueInsideATransaction_isNotInterrupted() throws Throwable {
    assertThat(isInterrupted(plan("ofType"))).isFalse();
    assertThat(isInterrupted(plan("apart"))).isFalse();
    assertThat(isInterrupted(plan("jakarta"))).isFalse();
  }

  @Test
  void overdueWithoutTransaction_isInterrupted() throws Throwable {
    assertThat(isInterrupted(plan("without"))).isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void transactionOfTheClassBehindAnInterface_countsForWhatItDoes() throws Throwable {
    TypePlan plan = new MethodPlanner(fixture).plan(repository, ProxyKind.INTERFACE, general);

    assertThat(plan.warnings())
        .singleElement()
        .asString()
        .contains("acme.Repository.store(T) (dependency 'badges') joins");
    for (MethodPlan each : plan.methods()) {
      assertThat(isInterrupted(each)).isEqualTo(each.method().getName().equals("other"));
    }
  }
}
