package io.github.fallback4j.examples.school.recommendation;

import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import java.util.List;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** What to learn next. While the library does not answer, its last answer is good enough. */
@Component
public class Recommendations {
  private static final ParameterizedTypeReference<List<Recommendation>> PICKS =
      new ParameterizedTypeReference<>() {};

  private final RestClient library;

  Recommendations(RestClient library) {
    this.library = library;
  }

  @NonEssential("recommendations")
  @LastKnownGood(maxAge = "24h")
  public List<Recommendation> recommend(String pupil) {
    return library.get().uri("/recommendations?pupil={pupil}", pupil).retrieve().body(PICKS);
  }
}
