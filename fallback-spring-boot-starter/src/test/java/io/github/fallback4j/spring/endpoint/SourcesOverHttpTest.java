package io.github.fallback4j.spring.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.spi.OrderSnapshot;
import io.github.fallback4j.spi.OrderSource;
import io.github.fallback4j.spring.RunningApp;
import io.github.fallback4j.spring.RunningApp.Answer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

class SourcesOverHttpTest {
  private static final String PATH = "/actuator/fallback";
  private static RunningApp app;

  /** A source as a user writes one. */
  static class Toggles implements OrderSource {
    private @Nullable Listener engine;
    private volatile boolean closed;

    @Override
    public String name() {
      return "toggles";
    }

    @Override
    public void start(Listener listener) {
      engine = listener;
      listener.changed(OrderSnapshot.nothing());
    }

    @Override
    public void close() {
      closed = true;
    }

    Listener engine() {
      if (engine == null) {
        throw new AssertionError("not started");
      }
      return engine;
    }
  }

  static class Silent implements OrderSource {
    @Override
    public String name() {
      return "silent";
    }

    @Override
    public void start(Listener listener) {}
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class School {
    @Bean
    DependencySpec ranking() {
      return DependencySpec.nonEssential("ranking").build();
    }

    @Bean
    @Order(2)
    Silent silent() {
      return new Silent();
    }

    @Bean
    @Order(1)
    Toggles toggles() {
      return new Toggles();
    }
  }

  @BeforeAll
  static void start() {
    app = RunningApp.of(School.class).with("fallback.instance=school-7").start();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static Toggles toggles() {
    return app.bean(Toggles.class);
  }

  @BeforeEach
  void beginAnew() {
    toggles().engine().changed(OrderSnapshot.nothing());
  }

  @Test
  void sourcesAreShownInTheirOrder() {
    Answer answer = app.get(PATH);

    assertThat(answer.text("instance")).isEqualTo("school-7");
    assertThat(answer.at("sources").valueStream().map(source -> source.path("name").asString()))
        .containsExactly("toggles", "silent", "environment", "configuration");
    assertThat(answer.at("sources").get(0).propertyNames())
        .containsExactly("name", "status", "since", "age", "problem");
    assertThat(answer.at("sources").get(0).path("status").asString()).isEqualTo("ok");
    assertThat(answer.at("sources").get(0).path("problem").isNull()).isTrue();
    assertThat(answer.at("sources").get(1).path("status").asString()).isEqualTo("stale");
    assertThat(answer.at("sources").get(1).path("age").isNull()).isTrue();
    assertThat(answer.at("sources").get(3).path("age").isNumber()).isTrue();
    assertThat(Instant.parse(answer.at("sources").get(2).path("since").asString())).isNotNull();
  }

  @Test
  void whatABeanAsksForHoldsAndIsExplained() {
    toggles().engine().changed(OrderSnapshot.builder().off("ranking").build());

    Answer answer = app.get(PATH + "/ranking");

    assertThat(answer.text("status")).isEqualTo("degraded");
    assertThat(answer.text("cause")).isEqualTo("switch-off");
    assertThat(answer.text("source")).isEqualTo("toggles fallback.switches.off");
    assertThat(answer.at("until").isNull()).isTrue();
  }

  @Test
  void aLostOneIsShownAndWhatItAskedForLastHolds() {
    toggles().engine().changed(OrderSnapshot.builder().off("ranking").build());

    toggles().engine().lost("no route to host");

    Answer answer = app.get(PATH);
    assertThat(answer.at("sources").get(0).path("status").asString()).isEqualTo("lost");
    assertThat(answer.at("sources").get(0).path("problem").asString())
        .isEqualTo("no route to host");
    assertThat(answer.text("dependencies.ranking.status")).isEqualTo("degraded");
  }

  @Test
  void anUnknownIdIsAmongTheWarnings() {
    toggles().engine().changed(OrderSnapshot.builder().off("rankng").build());

    assertThat(app.get(PATH).list("warnings"))
        .containsExactly(
            "source 'toggles': fallback.switches.off is 'rankng': unknown dependency 'rankng';"
                + " did you mean ranking?");
  }

  @Test
  void theApplicationStops_theSourceIsClosed() {
    RunningApp other = RunningApp.of(School.class).start();
    Toggles source = other.bean(Toggles.class);

    other.close();

    assertThat(source.closed).isTrue();
  }
}
