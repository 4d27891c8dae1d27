package io.github.fallback4j.examples.webflux;

import static io.github.fallback4j.examples.webflux.Browser.LONG_ENOUGH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Status;
import io.github.fallback4j.examples.webflux.demo.BlockingCalls;
import io.github.fallback4j.examples.webflux.demo.Service;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The community accepts requests and answers none; nobody else is harmed. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "fallback.level-control.enabled=false", // a slow machine must not decide here
      "fallback.defaults.deadline=2s",
      "fallback.defaults.breaker.span=0s",
      "fallback.defaults.breaker.hold=100ms",
      "fallback.defaults.breaker.longest-hold=200ms",
      "fallback.defaults.ramp.step=50ms"
    })
class FrozenCommunityTest {
  private static final int AT_ONCE = 40; // more than there are permits or event loops

  private final BlockingCalls blocking = BlockingCalls.watch();

  @Autowired Dependencies dependencies;
  @Autowired Service communityService;
  private Browser browser;

  @TestConfiguration
  @RestController
  static class Careless {
    @GetMapping("/blocking")
    int blocking() {
      LockSupport.parkNanos(1);
      return 1;
    }
  }

  @BeforeEach
  void beginWell(@LocalServerPort int port) {
    browser = new Browser(port);
    awaitWell();
    blocking.take(); // what is first of its kind may wait until it is made
  }

  @AfterEach
  void thaw() {
    communityService.thaw();
    awaitWell();
  }

  private void awaitWell() {
    await().atMost(LONG_ENOUGH).until(() -> isWhole(page()) && isEvery(Status.NORMAL));
  }

  private boolean isEvery(Status status) {
    return List.of("ranking", "recommendations").stream()
        .allMatch(id -> dependencies.get(id).state().status() == status);
  }

  private ResponseEntity<JsonNode> page() {
    return browser.open("/lessons/1/page");
  }

  private static boolean isWhole(ResponseEntity<JsonNode> page) {
    return page.getStatusCode().is2xxSuccessful() && page.getBody().at("/without").isEmpty();
  }

  /** Freezes the community, and lets visitors come until its calls are skipped. */
  private List<ResponseEntity<JsonNode>> freeze() {
    communityService.freeze();
    List<ResponseEntity<JsonNode>> pages =
        browser.ask("/lessons/1/page", AT_ONCE).collectList().block(LONG_ENOUGH);
    await().atMost(LONG_ENOUGH).until(() -> isEvery(Status.DEGRADED));
    return pages;
  }

  @Test
  void allIsWell_pageIsWholeAndMayBeKept() {
    ResponseEntity<JsonNode> page = page();

    assertThat(page.getBody().at("/lesson/title").asString()).isEqualTo("What a fraction says");
    assertThat(page.getBody().at("/ranking/rows/0/pupil").asString()).isEqualTo("Amina");
    assertThat(page.getBody().at("/next")).hasSize(2);
    assertThat(page.getHeaders().getCacheControl()).isEqualTo("max-age=60");
    assertThat(page.getHeaders().containsHeader("Degraded")).isFalse();
  }

  @Test
  void manyComeWhenItFreezes_allGetTheirPageAndNoEventLoopIsBlocked() {
    List<ResponseEntity<JsonNode>> pages = freeze();
    pages.add(page());

    assertThat(pages)
        .hasSize(AT_ONCE + 1)
        .allSatisfy(
            page -> {
              assertThat(page.getStatusCode().value()).isEqualTo(200);
              assertThat(page.getBody().at("/lesson/title").asString()).isNotEmpty();
              assertThat(page.getBody().at("/ranking/rows")).isEmpty();
              assertThat(page.getBody().at("/next")).as("the last known good").hasSize(2);
              assertThat(page.getBody().at("/without")).hasSize(2);
            });
    assertThat(blocking.take()).isEmpty();
  }

  @Test
  void controllerBlocksItsEventLoop_isFound() {
    browser.open("/blocking");

    assertThat(blocking.take())
        .anySatisfy(
            call ->
                assertThat(call.getStackTrace())
                    .extracting(StackTraceElement::getClassName)
                    .contains(Careless.class.getName()));
  }

  @Test
  void itsCallsAreSkipped_headersSayWithoutWhatAndThatNobodyMayKeepIt() {
    freeze();

    for (String path : List.of("/lessons/1/page", "/lessons/99/page")) {
      HttpHeaders headers = browser.open(path).getHeaders();
      assertThat(headers.getFirst("Degraded"))
          .as(path)
          .matches(
              "ranking;cause=breaker;fallback=substitute,"
                  + " recommendations;cause=breaker;fallback=stale;age=\\d+");
      assertThat(headers.getCacheControl()).as(path).isEqualTo("no-store");
    }
    assertThat(browser.open("/lessons/99/page").getStatusCode().value()).isEqualTo(404);
    assertThat(browser.open("/recommendations").getHeaders().getFirst("Degraded"))
        .startsWith("recommendations;cause=breaker;fallback=stale");
    assertThat(browser.open("/lessons/1").getHeaders().containsHeader("Degraded")).isFalse();
  }

  @Test
  void itsCallsAreSkipped_noticesSaySoInTheUsersLanguage() {
    freeze();

    JsonNode english = browser.open("/fallback/notices", "en").getBody();
    JsonNode japanese = browser.open("/fallback/notices", "ja").getBody();

    assertThat(english.at("/notices")).hasSize(2);
    assertThat(english.at("/notices/0/text").asString())
        .isEqualTo("The class ranking is taking a rest. Your lesson goes on.");
    assertThat(japanese.at("/notices/0/text").asString())
        .isEqualTo("クラスのランキングは、いまお休み中です。レッスンはこのままつづけられます。");
  }

  @Test
  void itThaws_everythingComesBackByItself() {
    freeze();

    communityService.thaw();

    awaitWell();
    assertThat(browser.open("/fallback/notices").getBody().at("/notices")).isEmpty();
  }
}
