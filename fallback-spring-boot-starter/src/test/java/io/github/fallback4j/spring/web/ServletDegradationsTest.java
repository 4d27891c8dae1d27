package io.github.fallback4j.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Order;
import io.github.fallback4j.spring.RunningApp;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.json.JacksonJsonView;

/** How the code of a Spring MVC application learns what a request was answered without. */
class ServletDegradationsTest {
  private static RunningApp app;
  private static RunningApp aside;

  @Controller
  static class Pages {
    private final Parts parts;
    private final Degradations degradations;

    Pages(Parts parts, Degradations degradations) {
      this.parts = parts;
      this.degradations = degradations;
    }

    @GetMapping("/argument")
    @ResponseBody
    Map<String, Object> argument(Degradations current) {
      return Map.of("ranking", parts.ranking(), "without", current.all());
    }

    @GetMapping("/bean")
    @ResponseBody
    Map<String, Object> bean() {
      return Map.of("ranking", parts.ranking(), "without", degradations.all());
    }

    @GetMapping("/bean-later")
    @ResponseBody
    Callable<Map<String, Object>> beanLater() {
      return this::bean;
    }

    @GetMapping("/elsewhere")
    @ResponseBody
    CompletableFuture<Map<String, Object>> elsewhere(Degradations current) {
      parts.ranking();
      return CompletableFuture.supplyAsync(
          () -> Map.of("bean", degradations.all(), "argument", current.all()));
    }

    @GetMapping("/remembered")
    @ResponseBody
    Map<String, Object> remembered(@RequestParam String room, Degradations current) {
      return Map.of("lessons", parts.recommendations(room), "without", current.all());
    }

    @GetMapping("/page")
    View page(Degradations current) {
      parts.ranking();
      return new Template();
    }

    @GetMapping("/page-as-json")
    View pageAsJson(Model model) {
      model.addAttribute("lesson", parts.ranking());
      JacksonJsonView json = new JacksonJsonView();
      json.setExtractValueFromSingleKeyModel(true);
      return json;
    }

    @GetMapping("/page-of-its-own")
    View pageOfItsOwn(Model model, Degradations current) {
      model.addAttribute("degradations", "mine");
      return new Template();
    }
  }

  /** Shows what any template engine would have to show. */
  private static final class Template implements View {
    @Override
    public void render(
        Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Object shown = model.get("degradations");
      response
          .getWriter()
          .write(
              String.valueOf(
                  shown instanceof Degradations degradations ? degradations.all() : shown));
    }
  }

  @Configuration
  @EnableAutoConfiguration
  @Import({Parts.class, Pages.class})
  static class School {}

  @BeforeAll
  static void start() {
    app = RunningApp.of(School.class).with("fallback.switches.off=ranking").start();
    aside =
        RunningApp.of(School.class)
            .with("fallback.switches.off=ranking", "fallback.enabled=false")
            .start();
  }

  @AfterAll
  static void stop() {
    app.close();
    aside.close();
  }

  private static void assertWithoutRanking(String path) {
    RunningApp.Answer answer = app.get(path);
    assertThat(answer.text("ranking")).isEqualTo("no ranking");
    assertThat(answer.at("without"))
        .hasToString(
            "[{\"dependency\":\"ranking\",\"cause\":\"switch-off\",\"fallback\":\"substitute\"}]");
  }

  @Test
  void argumentOfAController_isThatOfTheRequest() {
    assertWithoutRanking("/argument");
  }

  @Test
  void injectedBean_isThatOfTheRequestUnderWay() {
    assertWithoutRanking("/bean");
  }

  @Test
  void injectedBeanWhereACallableRuns_isThatOfTheRequest() {
    assertWithoutRanking("/bean-later");
  }

  @Test
  void threadKnowsNothingOfTheRequest_argumentStillDoes() {
    RunningApp.Answer answer = app.get("/elsewhere");

    assertThat(answer.at("bean")).isEmpty();
    assertThat(answer.at("argument")).hasSize(1);
  }

  @Test
  void answerIsRemembered_ageIsToldInSeconds() {
    assertThat(app.get("/remembered?room=7b").at("without")).isEmpty();
    app.bean(Dependencies.class)
        .switchboard()
        .order(Order.off("recommendations").lasting(Duration.ofHours(1)));

    RunningApp.Answer answer = app.get("/remembered?room=7b");

    assertThat(answer.list("lessons")).isEqualTo(List.of("fractions"));
    assertThat(answer.text("without.0.fallback")).isEqualTo("stale");
    assertThat(answer.at("without.0.age").isIntegralNumber()).isTrue();
  }

  @Test
  void template_isShownThem() {
    assertThat(app.get("/page").body()).contains("dependency=ranking, cause=switch-off");
  }

  @Test
  void controllerDidNotAskForThem_modelIsTheApplications() {
    assertThat(app.get("/page-as-json").body()).isEqualTo("\"no ranking\"");
    assertThat(aside.get("/page-as-json").body()).isEqualTo("\"Ada, Bob\"");
  }

  @Test
  void templateHasSomethingElseOfThatName_keepsIt() {
    assertThat(app.get("/page-of-its-own").body()).isEqualTo("mine");
  }

  @Test
  void outsideARequest_beanIsEmpty() {
    app.bean(Parts.class).ranking();

    assertThat(app.bean(Degradations.class).isEmpty()).isTrue();
  }

  @Test
  void libraryStepsAside_allAreEmpty() {
    assertThat(aside.get("/argument").at("without")).isEmpty();
    assertThat(aside.get("/bean").at("without")).isEmpty();
    assertThat(aside.get("/page").body()).isEqualTo("[]");
  }
}
