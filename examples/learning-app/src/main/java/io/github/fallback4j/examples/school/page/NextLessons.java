package io.github.fallback4j.examples.school.page;

import io.github.fallback4j.examples.school.recommendation.Recommendation;
import io.github.fallback4j.examples.school.recommendation.Recommendations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the panel of recommended lessons together. */
@Component
class NextLessons {
  private static final int SHOWN = 3;

  private final Recommendations recommendations;
  private final Clock clock;

  NextLessons(Recommendations recommendations, Clock clock) {
    this.recommendations = recommendations;
    this.clock = clock;
  }

  /**
   * The panel.
   *
   * @param picks lessons still to be done, the best first
   * @param age how old the picks are, in words; {@code null} if they are fresh
   * @param resting whether the library cannot be asked and nothing is remembered
   */
  record Panel(List<Recommendation> picks, @Nullable String age, boolean resting) {}

  Panel beside(int open, Shelf shelf, String pupil) {
    Instant asked = clock.instant();
    List<Recommendation> all = recommendations.recommend(pupil);
    // What was answered before it was asked is an answer somebody remembered.
    String age =
        all.stream()
            .map(Recommendation::asOf)
            .filter(asOf -> asOf.isBefore(asked))
            .findFirst()
            .map(asOf -> Age.inWords(Duration.between(asOf, asked)))
            .orElse(null);
    List<Recommendation> picks =
        all.stream()
            .filter(pick -> pick.lessonId() != open && !shelf.isDone(pick.lessonId()))
            .limit(SHOWN)
            .toList();
    return new Panel(picks, age, all.isEmpty());
  }
}
