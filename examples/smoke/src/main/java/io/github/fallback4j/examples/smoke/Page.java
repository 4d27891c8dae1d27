package io.github.fallback4j.examples.smoke;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Page {
  private final Lessons lessons;
  private final Ranking ranking;

  Page(Lessons lessons, Ranking ranking) {
    this.lessons = lessons;
    this.ranking = ranking;
  }

  /**
   * What is on the page.
   *
   * @param lesson essential
   * @param ranking may be missing
   * @param badges may be old
   * @param next always by a fallback
   */
  record Content(String lesson, List<String> ranking, List<String> badges, String next) {}

  @GetMapping("/page")
  Content page() {
    return new Content(
        lessons.lesson(), ranking.top("5b"), ranking.badges("ada"), ranking.next("ada"));
  }
}
