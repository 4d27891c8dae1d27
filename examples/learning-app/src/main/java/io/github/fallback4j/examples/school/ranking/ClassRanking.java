package io.github.fallback4j.examples.school.ranking;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.NonEssential;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.ZSetOperations;
import org.springframework.data.redis.core.ZSetOperations.TypedTuple;
import org.springframework.stereotype.Component;

/** The ranking of a class: a sorted set in Redis. Nice to have, and no lesson waits for it. */
@Component
public class ClassRanking {
  private static final Logger log = LoggerFactory.getLogger(ClassRanking.class);
  private static final int SHOWN = 10;

  private final ZSetOperations<String, String> redis;

  ClassRanking(StringRedisTemplate redis) {
    this.redis = redis.opsForZSet();
  }

  @NonEssential(value = "lesson-ranking", fallback = "resting")
  public Ranking of(String room) {
    List<Ranking.Row> rows = new ArrayList<>();
    for (TypedTuple<String> entry : best(room)) {
      rows.add(row(entry, rows));
    }
    return new Ranking(rows);
  }

  Ranking resting(String room, Degradation why) {
    log.debug("No ranking for class {}: {}", room, why.cause());
    return new Ranking(List.of());
  }

  /**
   * Writes the stars of a whole class. They are counted in the database: a write that was skipped
   * is made good by the next one.
   */
  @NonEssential("lesson-ranking")
  public void publish(String room, Map<String, Integer> stars) {
    Set<TypedTuple<String>> entries =
        stars.entrySet().stream()
            .map(star -> TypedTuple.of(star.getKey(), star.getValue().doubleValue()))
            .collect(Collectors.toSet());
    redis.add(key(room), entries);
  }

  private Set<TypedTuple<String>> best(String room) {
    Set<TypedTuple<String>> entries = redis.reverseRangeWithScores(key(room), 0, SHOWN - 1);
    return entries == null ? Set.of() : entries;
  }

  private static Ranking.Row row(TypedTuple<String> entry, List<Ranking.Row> better) {
    int stars = (int) entry.getScore().doubleValue();
    Ranking.Row previous = better.isEmpty() ? null : better.get(better.size() - 1);
    boolean tied = previous != null && previous.stars() == stars;
    return new Ranking.Row(tied ? previous.place() : better.size() + 1, entry.getValue(), stars);
  }

  private static String key(String room) {
    return "school:ranking:" + room;
  }
}
