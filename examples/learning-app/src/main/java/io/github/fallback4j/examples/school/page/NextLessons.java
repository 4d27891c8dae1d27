package io.github.fallback4j.examples.school.page;

import io.github.fallback4j.examples.school.recommendation.Recommendation;
import io.github.fallback4j.examples.school.recommendation.Recommendations;
import java.util.List;
import org.springframework.stereotype.Component;

/** Picks the recommended lessons for a page. */
@Component
class NextLessons {
  private static final int SHOWN = 3;

  private final Recommendations recommendations;

  NextLessons(Recommendations recommendations) {
    this.recommendations = recommendations;
  }

  /** Lessons still to be done, the best first. */
  List<Recommendation> beside(int open, Shelf shelf, String pupil) {
    return recommendations.recommend(pupil).stream()
        .filter(pick -> pick.lessonId() != open && !shelf.isDone(pick.lessonId()))
        .limit(SHOWN)
        .toList();
  }
}
