package io.github.fallback4j.examples.lab.app;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PageController {
  private final Lessons lessons;
  private final Ranking ranking;
  private final Tally tally;

  PageController(Lessons lessons, Ranking ranking, Tally tally) {
    this.lessons = lessons;
    this.ranking = ranking;
    this.tally = tally;
  }

  /** The lesson, and in a second word how the ranking was answered. */
  @GetMapping("/page")
  String page() {
    return lessons.lesson() + " " + ranking.top();
  }

  @GetMapping("/lesson")
  String lesson() {
    return lessons.lesson();
  }

  @GetMapping("/tally")
  String tally() {
    return tally.text();
  }

  @PostMapping("/tally/reset")
  void reset() {
    tally.reset();
  }
}
