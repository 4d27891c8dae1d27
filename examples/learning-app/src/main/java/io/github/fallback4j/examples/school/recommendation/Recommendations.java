package io.github.fallback4j.examples.school.recommendation;

import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** What to learn next. While the library does not answer, its last answer is good enough. */
@Component
public class Recommendations {
  private static final ParameterizedTypeReference<List<Pick>> PICKS =
      new ParameterizedTypeReference<>() {};

  private final RestClient library;
  private final Clock clock;

  Recommendations(RestClient library, Clock clock) {
    this.library = library;
    this.clock = clock;
  }

  @NonEssential("recommendations")
  @LastKnownGood(maxAge = "24h")
  public List<Recommendation> recommend(String pupil) {
    List<Pick> picks =
        library.get().uri("/recommendations?pupil={pupil}", pupil).retrieve().body(PICKS);
    Instant now = clock.instant();
    return picks.stream()
        .map(pick -> new Recommendation(pick.lessonId(), pick.title(), pick.why(), now))
        .toList();
  }

  /** As the library sends it. */
  private record Pick(int lessonId, String title, String why) {}
}
