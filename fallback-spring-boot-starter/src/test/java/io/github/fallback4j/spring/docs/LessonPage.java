package io.github.fallback4j.spring.docs;

/** A page that can do without its ranking. */
class LessonPage {
  private final SampleApplication.Rankings rankings;

  LessonPage(SampleApplication.Rankings rankings) {
    this.rankings = rankings;
  }

  String open(String room) {
    return "lesson, " + String.join(", ", rankings.top(room));
  }
}
