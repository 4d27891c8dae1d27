package io.github.fallback4j.examples.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as it runs in production: by its main method, with a real web server. */
class SmokeIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static ConfigurableApplicationContext application;

  @BeforeAll
  static void start() {
    application = started();
  }

  private static ConfigurableApplicationContext started(String... more) {
    Stream<String> always = Stream.of("--server.port=0", "--server.address=127.0.0.1");
    return SpringApplication.from(SmokeApplication::main)
        .run(Stream.concat(always, Stream.of(more)).toArray(String[]::new))
        .getApplicationContext();
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @BeforeEach
  void undoOrders() throws Exception {
    send("DELETE", "/actuator/fallback/ranking", "");
    send("DELETE", "/actuator/fallback/lesson", "");
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    String port = application.getEnvironment().getRequiredProperty("local.server.port");
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .header("Accept-Language", "ja")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static DocumentContext get(String path) throws Exception {
    HttpResponse<String> response = send("GET", path, "");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JsonPath.parse(response.body());
  }

  private static void order(String dependency, String mode) throws Exception {
    String order = "{\"mode\":\"%s\",\"ramp\":\"false\"}".formatted(mode);
    assertThat(send("POST", "/actuator/fallback/" + dependency, order).body())
        .contains("\"applied\":[\"" + dependency + "\"]");
  }

  @Test
  void runsOnTheResilience4jOfItsBuild() {
    assertThat(CircuitBreaker.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .endsWith("-" + System.getProperty("smoke.resilience4j") + ".jar");
  }

  @Test
  void runsOnTheBootOfItsBuild() {
    assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("smoke.boot"));
  }

  @Test
  void whatIsSetAtTheStartHoldsWhateverWasPrepared() {
    try (ConfigurableApplicationContext other = started("--fallback.switches.off=ranking")) {
      assertThat(other.getBean(Ranking.class).top("5b")).contains("resting because of SWITCH_OFF");
    }
  }

  @Test
  void disabledAtTheStartItStepsAsideWhateverWasPrepared() {
    try (ConfigurableApplicationContext other =
        started("--fallback.enabled=false", "--fallback.switches.off=ranking")) {
      assertThat(other.getBean(Ranking.class).top("5b")).contains("Ada");
    }
  }

  @Test
  void startsFromWhatWasPreparedWhereItWas() {
    assertThat(AotDetector.useGeneratedArtifacts())
        .isEqualTo(Boolean.getBoolean("spring.aot.enabled"));
  }

  @Test
  void guardedCallsAnswer() throws Exception {
    DocumentContext page = get("/page");

    assertThat(page.<String>read("$.lesson")).isEqualTo("fractions");
    assertThat(page.<String>read("$.ranking[1]")).isEqualTo("Ada");
    assertThat(page.<String>read("$.badges[0]")).isEqualTo("early bird");
  }

  @Test
  void aFallbackOfAnotherBeanAnswers() throws Exception {
    assertThat(get("/page").<String>read("$.next")).isEqualTo("any lesson");
  }

  @Test
  void switchedOffTheFallbackAnswersAndTheHeaderSaysSo() throws Exception {
    order("ranking", "off");

    HttpResponse<String> page = send("GET", "/page", "");

    assertThat(page.body()).contains("resting because of SWITCH_OFF");
    assertThat(page.headers().firstValue("Degraded").orElse(""))
        .contains("ranking;cause=switch-off;fallback=substitute");
  }

  @Test
  void noticesSayWhatRestsInTheUsersLanguage() throws Exception {
    order("ranking", "off");

    DocumentContext notices = get("/fallback/notices");

    assertThat(notices.<String>read("$.notices[0].dependency")).isEqualTo("ranking");
    assertThat(notices.<String>read("$.notices[0].language")).isEqualTo("ja");
  }

  @Test
  void theStandbyAnswersForTheEssential() throws Exception {
    order("lesson", "standby");

    assertThat(get("/page").<String>read("$.lesson")).isEqualTo("fractions from the other region");
  }

  @Test
  void theEndpointShowsEveryDependency() throws Exception {
    get("/page");

    DocumentContext fallback = get("/actuator/fallback");

    assertThat(fallback.<Object>read("$.dependencies.keys()"))
        .asString()
        .contains("lesson", "ranking", "badges", "recommendations");
    assertThat(fallback.<String>read("$.dependencies.ranking.status")).isEqualTo("normal");
    assertThat(fallback.<Double>read("$.dependencies.lesson.objective.share")).isEqualTo(0.9995);
    assertThat(get("/actuator/fallback/ranking").<Integer>read("$.explain.length()")).isZero();
  }

  @Test
  void theEndpointRefusesWithAReason() throws Exception {
    HttpResponse<String> response = send("POST", "/actuator/fallback/rankin", "{\"mode\":\"off\"}");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("did you mean ranking");
  }

  @Test
  void healthIsDegradedAndTheApplicationStaysUp() throws Exception {
    order("ranking", "off");

    DocumentContext health = get("/actuator/health");

    assertThat(health.<String>read("$.status")).isEqualTo("UP");
    assertThat(health.<String>read("$.components.fallback.status")).isEqualTo("DEGRADED");
  }

  @Test
  void metricsCount() throws Exception {
    get("/page");

    DocumentContext calls =
        get("/actuator/metrics/fallback.calls?tag=dependency:ranking&tag=outcome:live");

    assertThat(calls.<Double>read("$.measurements[0].value")).isPositive();
    assertThat(
            get("/actuator/metrics/fallback.essential.burn.rate?tag=window:5m")
                .<Double>read("$.measurements[0].value"))
        .isZero();
  }
}
