package io.github.fallback4j.spring.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.spring.Ranking;
import io.github.fallback4j.spring.RunningApp;
import io.github.fallback4j.spring.RunningApp.Answer;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rules for paths keep users from targets, so nothing but the path may name one. */
class PathDecidesTest {
  private static final String PATH = "/actuator/fallback";

  private static final Map<Server, RunningApp> APPS = new EnumMap<>(Server.class);

  /** How an application answers requests. */
  enum Server {
    MVC,
    MVC_MANAGEMENT_PORT,
    WEB_FLUX,
    WEB_FLUX_MANAGEMENT_PORT;

    RunningApp app() {
      return APPS.computeIfAbsent(this, Server::start);
    }

    private RunningApp start() {
      RunningApp.Builder builder =
          RunningApp.of(School.class)
              .writable()
              .with(
                  "spring.jmx.enabled=" + (this == MVC),
                  "management.endpoints.jmx.exposure.include=fallback",
                  "management.endpoints.jmx.domain=path.decides");
      if (name().endsWith("PORT")) {
        builder.with(
            "management.server.port=0", // the class path of tests holds two servers
            "spring.autoconfigure.exclude=org.springframework.boot.tomcat.autoconfigure.actuate.web"
                + ".server.TomcatReactiveManagementContextAutoConfiguration");
      }
      return (name().startsWith("WEB_FLUX") ? builder.reactive() : builder).start();
    }
  }

  /** An endpoint such as a module may add later. */
  @Endpoint(id = "fallbacklater", defaultAccess = Access.UNRESTRICTED)
  static class Later {
    @ReadOperation
    public Map<String, String> one(@Selector String name) {
      return Map.of("name", name);
    }

    @WriteOperation
    public Map<String, String> two(
        @Selector String name, @Selector String part, @Nullable String text) {
      return Map.of("name", name, "part", part);
    }

    @ReadOperation
    public Map<String, String> rest(
        @Selector String name,
        @Selector String part,
        @Selector(match = Match.ALL_REMAINING) String[] rest) {
      return Map.of("rest", String.join("|", rest));
    }
  }

  @Configuration
  @EnableAutoConfiguration
  static class School {
    @Bean
    Ranking ranking() {
      return new Ranking();
    }

    @Bean
    Later later() {
      return new Later();
    }
  }

  @AfterAll
  static void stop() {
    APPS.values().forEach(RunningApp::close);
    APPS.clear();
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void aBodyThatNamesAnotherTarget_isRefused(Server server) {
    RunningApp app = server.app();

    Answer refused = app.manage("POST", PATH + "/badges", "{\"mode\":\"off\",\"target\":\"all\"}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("error")).contains("target").contains("path");
    assertThat(modes(app)).containsOnly("auto");
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void aBodyThatNamesTheSameTarget_isRefused(Server server) {
    RunningApp app = server.app();

    Answer refused =
        app.manage("POST", PATH + "/badges", "{\"mode\":\"off\",\"target\":\"badges\"}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(modes(app)).containsOnly("auto");
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void aQueryThatNamesATarget_isRefused(Server server) {
    RunningApp app = server.app();

    for (String query : Arrays.asList("?target=all", "?target=badges", "?target=a&target=b")) {
      assertThat(app.manage("POST", PATH + "/badges" + query, "{\"mode\":\"off\"}").status())
          .isEqualTo(400);
      assertThat(app.manage("DELETE", PATH + "/badges" + query, null).status()).isEqualTo(400);
    }
    assertThat(modes(app)).containsOnly("auto");
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void aQueryThatNamesAnotherId_isRefused(Server server) {
    RunningApp app = server.app();

    Answer refused = app.manage("GET", PATH + "/badges?id=lesson", null);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("error")).contains("id").contains("path");
    assertThat(refused.body()).doesNotContain("essential");
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void whatThePathNames_isOrdered(Server server) {
    RunningApp app = server.app();

    Answer ordered = app.manage("POST", PATH + "/badges", "{\"mode\":\"off\"}");

    assertThat(ordered.status()).isEqualTo(200);
    assertThat(ordered.list("applied")).containsExactly("badges");
    assertThat(app.manage("GET", PATH + "/badges", null).text("mode")).isEqualTo("off");
    assertThat(app.manage("DELETE", PATH + "/badges", null).status()).isEqualTo(200);
    assertThat(modes(app)).containsOnly("auto");
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void eachSelectorOfALaterEndpoint_isThePaths(Server server) {
    RunningApp app = server.app();
    String later = "/actuator/fallbacklater/a/b";

    assertThat(app.manage("POST", later, "{\"text\":\"t\"}").text("part")).isEqualTo("b");
    assertThat(app.manage("POST", later, "{\"name\":\"x\"}").status()).isEqualTo(400);
    assertThat(app.manage("POST", later, "{\"part\":\"x\"}").status()).isEqualTo(400);
    assertThat(app.manage("POST", later + "?part=x", "{}").status()).isEqualTo(400);
    assertThat(app.manage("GET", "/actuator/fallbacklater/a?name=x", null).status()).isEqualTo(400);
    assertThat(app.manage("GET", later + "/c/d", null).text("rest")).endsWith("c|d");
    assertThat(app.manage("GET", later + "/c/d?rest=x", null).status()).isEqualTo(400);
    assertThat(app.manage("GET", later + "/c/d?part=x", null).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @EnumSource(Server.class)
  void aForgedMark_isRefused(Server server) {
    RunningApp app = server.app();
    String mark = "?" + PathVariables.class.getName() + "=x&target=all";

    assertThat(app.manage("POST", PATH + "/badges" + mark, "{\"mode\":\"off\"}").status())
        .isEqualTo(400);
    assertThat(modes(app)).containsOnly("auto");
  }

  @Test
  void overJmx_theOperationTakesItsIdOnce() throws Exception {
    Server.MVC.app();
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();

    Object shown =
        beans.invoke(
            new ObjectName("path.decides:type=Endpoint,name=Fallback"),
            "dependency",
            new Object[] {"badges"},
            new String[] {String.class.getName()});

    assertThat(shown.toString()).contains("essential=false");
  }

  private static List<String> modes(RunningApp app) {
    return app.manage("GET", PATH, null)
        .at("dependencies")
        .valueStream()
        .map(each -> each.path("mode").asString())
        .toList();
  }
}
