package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.proxies;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.reflection;
import static org.springframework.aot.hint.predicate.RuntimeHintsPredicates.resource;

import io.github.fallback4j.Essential;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.Probe;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import io.github.fallback4j.spring.endpoint.FallbackEndpoint;
import io.github.fallback4j.spring.endpoint.FallbackEndpointAutoConfiguration;
import io.github.fallback4j.spring.web.Degraded;
import io.github.fallback4j.spring.web.FallbackWebAutoConfiguration;
import io.github.fallback4j.spring.web.notice.FallbackNoticesAutoConfiguration;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.SpringProxy;
import org.springframework.aop.framework.Advised;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.context.servlet.AnnotationConfigServletWebApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.DecoratingProxy;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.javapoet.ClassName;

/** What is generated ahead of time, so that an application needs no more at run time. */
class AheadOfTimeTest {
  private static final InMemoryGeneratedFiles FILES = new InMemoryGeneratedFiles();
  private static RuntimeHints hints;

  @Retention(RetentionPolicy.RUNTIME)
  @NonEssential(value = "badges")
  @interface Decorative {}

  static class Games {
    String inherited() {
      return "from above";
    }
  }

  static class Ranking extends Games {
    @NonEssential(value = "ranking", fallback = "noRanking")
    String ranking() {
      return "Ada";
    }

    private String noRanking() {
      return "none";
    }

    @NonEssential(value = "recommendations", fallbackIn = Shelf.class, fallback = "any")
    String recommendation() {
      return "geometry";
    }

    @Decorative
    void award() {}
  }

  static class Redis {
    @Probe("ranking")
    void ping() {}
  }

  static class Lessons {
    @Essential(value = "lesson", standby = "elsewhere")
    String lesson() {
      return "fractions";
    }

    String elsewhere() {
      return "fractions, from elsewhere";
    }
  }

  static class Shelf {
    static String any() {
      return "any";
    }
  }

  interface Library {
    @NonEssential("library")
    default void visit() {}
  }

  /** Makes what Spring Data or a client of an HTTP interface would. */
  static class LibraryFactory implements FactoryBean<Library> {
    @Override
    public Library getObject() {
      return new Library() {};
    }

    @Override
    public Class<?> getObjectType() {
      return Library.class;
    }
  }

  static class Unguarded {
    void plain() {}
  }

  @BeforeAll
  static void prepare() {
    DefaultGenerationContext generation =
        new DefaultGenerationContext(
            new ClassNameGenerator(ClassName.get(AheadOfTimeTest.class)), FILES);
    try (AnnotationConfigServletWebApplicationContext application =
        new AnnotationConfigServletWebApplicationContext()) {
      TestPropertyValues.of(
              "management.endpoints.web.exposure.include=*", "fallback.web.notices.enabled=true")
          .applyTo(application);
      application.register(
          FallbackAutoConfiguration.class,
          AnnotatedBeansAutoConfiguration.class,
          FallbackEndpointAutoConfiguration.class,
          FallbackWebAutoConfiguration.class,
          FallbackNoticesAutoConfiguration.class,
          Ranking.class,
          Lessons.class,
          Redis.class,
          LibraryFactory.class,
          Unguarded.class);
      new ApplicationContextAotGenerator().processAheadOfTime(application, generation);
    }
    generation.writeGeneratedContent();
    hints = generation.getRuntimeHints();
  }

  private static void assertHinted(Predicate<RuntimeHints> hint) {
    assertThat(hint).accepts(hints);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ranking", "noRanking", "recommendation"})
  void methodsAndFallbacksAreCalledByReflection(String method) {
    assertHinted(reflection().onMethodInvocation(Ranking.class, method));
  }

  @Test
  void whatIsInheritedIsFound() {
    assertHinted(reflection().onMethodInvocation(Games.class, "inherited"));
  }

  @Test
  void aFallbackElsewhereIsCalledByReflection() {
    assertHinted(reflection().onMethodInvocation(Shelf.class, "any"));
  }

  @Test
  void aStandbyIsCalledByReflection() {
    assertHinted(reflection().onMethodInvocation(Lessons.class, "elsewhere"));
  }

  @Test
  void aProbeIsFoundAndCalledByReflection() {
    assertHinted(reflection().onMethodInvocation(Redis.class, "ping"));
    assertHinted(reflection().onType(Probe.class));
  }

  @Test
  void annotationsAreReadByReflection() {
    assertHinted(reflection().onType(Decorative.class));
    assertHinted(reflection().onType(NonEssential.class));
    assertHinted(reflection().onType(Essential.class));
  }

  @Test
  void theProxyOfAClassIsThere() {
    assertThat(FILES.getGeneratedFiles(Kind.CLASS).keySet())
        .anyMatch(name -> name.endsWith("AheadOfTimeTest$Ranking$$SpringCGLIB$$0.class"))
        .anyMatch(name -> name.endsWith("AheadOfTimeTest$Lessons$$SpringCGLIB$$0.class"));
    assertHinted(
        reflection().onType(TypeReference.of(Ranking.class.getName() + "$$SpringCGLIB$$0")));
  }

  @Test
  void theProxyOfAnInterfaceIsHinted() {
    assertHinted(
        proxies()
            .forInterfaces(Library.class, SpringProxy.class, Advised.class, DecoratingProxy.class));
  }

  @Test
  void nothingIsSaidOfABeanThatIsNotGuarded() {
    assertThat(reflection().onMethodInvocation(Unguarded.class, "plain")).rejects(hints);
    assertThat(FILES.getGeneratedFiles(Kind.CLASS).keySet())
        .noneMatch(name -> name.contains("Unguarded$$"));
  }

  @ParameterizedTest
  @CsvSource({
    "InstanceReport, warnings",
    "WindowReport, next",
    "SourceReport, problem",
    "LevelReport, floor",
    "DependencyReport, admitted",
    "DependencyReport$Reason, deciding",
    "ObjectiveReport, share",
    "ObjectiveReport$Window, burnRate",
    "OrderReport, applied",
    "ClearReport, cleared",
    "LevelOrderReport, level",
    "ErrorReport, nearest"
  })
  void bodiesOfTheEndpointAreWrittenByReflection(String body, String part) throws Exception {
    String type = FallbackEndpoint.class.getPackageName() + "." + body;

    assertHinted(reflection().onMethodInvocation(type, part));
  }

  @ParameterizedTest
  @CsvSource({"Notices, notices", "Notice, text"})
  void noticesAreWrittenByReflection(String body, String part) throws Exception {
    String type = FallbackNoticesAutoConfiguration.class.getPackageName() + "." + body;

    assertHinted(reflection().onMethodInvocation(type, part));
  }

  @Test
  void degradationsAreWrittenByReflection() throws Exception {
    assertHinted(reflection().onMethodInvocation(Degraded.class, "cause"));
  }

  @Test
  void theSentencesOfNoticesAreThere() {
    assertHinted(
        resource().forBundle(FallbackNoticesAutoConfiguration.class.getPackageName() + ".notices"));
  }

  @Test
  void virtualThreadsAreMadeByReflectionWhereTheJvmHasThem() throws ClassNotFoundException {
    RuntimeHints registered = new RuntimeHints();
    SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
        .load(RuntimeHintsRegistrar.class)
        .forEach(registrar -> registrar.registerHints(registered, getClass().getClassLoader()));

    if (Runtime.version().feature() >= 21) {
      assertThat(reflection().onMethodInvocation(Thread.class, "ofVirtual")).accepts(registered);
      assertThat(reflection().onMethodInvocation("java.lang.Thread$Builder", "factory"))
          .accepts(registered);
    } else {
      assertThat(reflection().onType(Thread.class)).rejects(registered);
    }
  }
}
