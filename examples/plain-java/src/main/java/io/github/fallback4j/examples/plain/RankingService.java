package io.github.fallback4j.examples.plain;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.NonEssential;
import java.util.List;

/** Asks another service for a ranking that a lesson can do without. */
interface RankingService {

  @NonEssential(value = "ranking", fallback = "noRanking")
  List<String> ranking(String room);

  /** Answers while the ranking is degraded or fails. */
  default List<String> noRanking(String room, Degradation why) {
    return List.of("no ranking today (" + why.cause() + ")");
  }
}
