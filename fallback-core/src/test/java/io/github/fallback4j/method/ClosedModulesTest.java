package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fallback4j.InvalidConfigurationException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods that the application's module does not open to the library are refused at start. */
class ClosedModulesTest {
  private static ClassLoader module;

  private final PlanFixture fixture = new PlanFixture();

  @BeforeAll
  static void compile(@TempDir Path directory) throws Exception {
    module =
        Compiled.closedModule(
            directory,
            "acme",
            Map.of(
                "acme.Fallback",
                """
                package acme;
                public class Fallback {
                  @io.github.fallback4j.NonEssential(value = "ranking", fallback = "none")
                  public String ranking() { return ""; }
                  String none() { return "none"; }
                }
                """,
                "acme.Standby",
                """
                package acme;
                public class Standby {
                  @io.github.fallback4j.Essential(value = "lesson", standby = "elsewhere")
                  public String lesson() { return ""; }
                  String elsewhere() { return ""; }
                }
                """,
                "acme.Badges",
                """
                package acme;
                public interface Badges {
                  @io.github.fallback4j.NonEssential("badges")
                  void award();
                }
                """));
  }

  private static void assertRefused(ThrowingCallable planning, String problem) {
    InvalidConfigurationException refusal =
        catchThrowableOfType(InvalidConfigurationException.class, planning);
    assertThat(refusal).isNotNull();
    assertThat(refusal.problem()).contains("acme.").contains(problem);
    assertThat(refusal.action())
        .isEqualTo("open the package in module-info.java: opens acme to io.github.fallback4j");
  }

  @Test
  void fallback_isRefused() {
    assertRefused(
        () -> fixture.plan(module.loadClass("acme.Fallback"), ProxyKind.CLASS),
        "names the fallback 'none', but its module does not open its package");
  }

  @Test
  void standby_isRefused() {
    assertRefused(
        () -> fixture.plan(module.loadClass("acme.Standby"), ProxyKind.CLASS),
        "names the standby 'elsewhere', but its module does not open its package");
  }

  @Test
  void protectedInterface_isRefused() throws Exception {
    Class<?> badges = module.loadClass("acme.Badges");
    MethodPlanner planner = new MethodPlanner(fixture);

    assertRefused(
        () -> protect(badges, planner), "Badges.award() cannot be called: its module does not");
  }

  private static <T> T protect(Class<T> type, MethodPlanner planner) {
    Object target =
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> null);
    return Protection.of(type, type.cast(target), planner);
  }
}
