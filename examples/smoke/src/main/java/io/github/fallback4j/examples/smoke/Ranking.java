package io.github.fallback4j.examples.smoke;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import java.util.List;
import org.springframework.stereotype.Service;

/** What a lesson can do without. */
@Service
class Ranking {

  @NonEssential(value = "ranking", fallback = "noRanking")
  List<String> top(String room) {
    return List.of(room, "Ada");
  }

  List<String> noRanking(String room, Degradation why) {
    return List.of(room, "resting because of " + why.cause());
  }

  @NonEssential("badges")
  @LastKnownGood
  List<String> badges(String pupil) {
    return List.of("early bird");
  }

  @NonEssential(value = "recommendations", fallbackIn = Shelf.class, fallback = "anyLesson")
  String next(String pupil) {
    throw new IllegalStateException("no idea");
  }
}
