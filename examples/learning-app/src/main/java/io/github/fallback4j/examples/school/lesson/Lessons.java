package io.github.fallback4j.examples.school.lesson;

import io.github.fallback4j.Essential;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lessons and who has done them. Without these there is no school: nothing skips them. */
@Repository
@Essential("lesson")
public class Lessons {
  private final JdbcClient database;

  Lessons(JdbcClient database) {
    this.database = database;
  }

  public Optional<Lesson> find(int id) {
    return database
        .sql("select * from lesson where id = ?")
        .param(id)
        .query(Lesson.class)
        .optional();
  }

  /** All lessons, in the order in which they are learned. */
  public List<LessonOnShelf> shelfOf(String pupil) {
    return database
        .sql(
            """
            select id, subject, title, lesson_id is not null as done
            from lesson left join lesson_done on lesson_id = id and pupil = ?
            order by id
            """)
        .param(pupil)
        .query(LessonOnShelf.class)
        .list();
  }

  public void markDone(String pupil, int id) {
    try {
      database
          .sql("insert into lesson_done (pupil, lesson_id) values (?, ?)")
          .params(pupil, id)
          .update();
    } catch (DuplicateKeyException alreadyDone) {
      // Nothing to add: done stays done.
    }
  }

  /** How many lessons each pupil of a class has done. */
  public Map<String, Integer> doneIn(String room) {
    return database
        .sql(
            """
            select name, count(lesson_id) as done
            from pupil left join lesson_done on pupil = name
            where room = ?
            group by name
            """)
        .param(room)
        .query((row, index) -> Map.entry(row.getString("name"), row.getInt("done")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
