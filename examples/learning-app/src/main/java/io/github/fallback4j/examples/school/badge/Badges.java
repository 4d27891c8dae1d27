package io.github.fallback4j.examples.school.badge;

import io.github.fallback4j.Criticality;
import io.github.fallback4j.NonEssential;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.redis.core.SetOperations;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** The badges of each pupil: a set in Redis. */
@Component
@NonEssential(value = "badges", criticality = Criticality.DECORATIVE)
public class Badges {
  private final SetOperations<String, String> redis;

  Badges(StringRedisTemplate redis) {
    this.redis = redis.opsForSet();
  }

  /** The badges a pupil has. Nothing at all, rather than no badges, while they cannot be read. */
  public Optional<List<Badge>> of(String pupil) {
    Set<String> names = redis.members(key(pupil));
    return Optional.of(
        names == null ? List.of() : names.stream().map(Badge::valueOf).sorted().toList());
  }

  /** Gives a pupil every badge earned so far, also those that could not be given at their time. */
  public void award(String pupil, int lessonsDone) {
    String[] earned =
        Badge.earnedWith(lessonsDone).stream().map(Badge::name).toArray(String[]::new);
    if (earned.length > 0) {
      redis.add(key(pupil), earned);
    }
  }

  private static String key(String pupil) {
    return "school:badges:" + pupil;
  }
}
