package io.github.fallback4j.examples.lab.app;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PageController {
  private final Lessons lessons;
  private final Ranking ranking;

  PageController(Lessons lessons, Ranking ranking) {
    this.lessons = lessons;
    this.ranking = ranking;
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
}
