package io.github.fallback4j.examples.webflux;

import static io.github.fallback4j.examples.webflux.Browser.LONG_ENOUGH;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.examples.webflux.demo.Service;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/** Pages wait for the frozen community as long as they may: nobody waits with them. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "fallback.level-control.enabled=false", // a slow machine must not decide here
      "fallback.defaults.deadline=5m",
      "spring.http.clients.read-timeout=5m"
    })
class WaitingPagesTest {
  private static final int PAGES = 8; // more than there are event loops on small machines
  private static final int LESSONS = 100;

  @Test
  void lessonsComeWhilePagesWait(@LocalServerPort int port, @Autowired Service communityService) {
    Browser browser = new Browser(port);
    communityService.freeze();
    CompletableFuture<List<ResponseEntity<JsonNode>>> pages =
        browser.ask("/lessons/1/page", PAGES).collectList().toFuture();

    List<ResponseEntity<JsonNode>> lessons =
        browser.ask("/lessons/1", LESSONS).collectList().block(LONG_ENOUGH);

    assertThat(lessons)
        .hasSize(LESSONS)
        .allMatch(lesson -> lesson.getStatusCode().is2xxSuccessful());
    assertThat(pages).isNotDone();

    communityService.thaw();

    assertThat(pages.orTimeout(LONG_ENOUGH.toSeconds(), SECONDS).join())
        .hasSize(PAGES)
        .noneMatch(page -> page.getHeaders().containsHeader("Degraded"));
  }
}
