package io.github.fallback4j.examples.school.lesson;

import io.github.fallback4j.Essential;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The lessons and who has done them. Without these there is no school: nothing skips them. All of
 * it lives in Tokyo; while Tokyo is away, what is read comes from Osaka. Reading twice does no
 * harm, so Tokyo is tried again away from pupils.
 */
@Component
public class Lessons {
  private final LessonTables tokyo;
  private final LessonTables osaka;

  Lessons(JdbcClient tokyo, @Qualifier("osaka") JdbcClient osaka) {
    this.tokyo = new LessonTables(tokyo);
    this.osaka = new LessonTables(osaka);
  }

  @Essential(value = "lesson", standby = "findInOsaka", idempotent = true)
  public Optional<Lesson> find(int id) {
    return tokyo.find(id);
  }

  Optional<Lesson> findInOsaka(int id) {
    return osaka.find(id);
  }

  /** All lessons, in the order in which they are learned. */
  @Essential(value = "shelf", standby = "shelfInOsaka", idempotent = true)
  public List<LessonOnShelf> shelfOf(String pupil) {
    return tokyo.shelfOf(pupil);
  }

  List<LessonOnShelf> shelfInOsaka(String pupil) {
    return osaka.shelfOf(pupil);
  }

  /** How many lessons each pupil of a class has done. */
  @Essential(value = "shelf", standby = "doneInOsaka", idempotent = true)
  public Map<String, Integer> doneIn(String room) {
    return tokyo.doneIn(room);
  }

  Map<String, Integer> doneInOsaka(String room) {
    return osaka.doneIn(room);
  }

  /** A write: it has no second place to go, and an id of its own, for the reads have one. */
  @Essential("lesson-done")
  public void markDone(String pupil, int id) {
    tokyo.markDone(pupil, id);
  }
}
