package io.github.fallback4j.examples.school.lesson;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lessons and who has done them, as one database has them. */
record LessonTables(JdbcClient database) {

  Optional<Lesson> find(int id) {
    return database
        .sql("select * from lesson where id = ?")
        .param(id)
        .query(Lesson.class)
        .optional();
  }

  List<LessonOnShelf> shelfOf(String pupil) {
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

  Map<String, Integer> doneIn(String room) {
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

  void markDone(String pupil, int id) {
    try {
      database
          .sql("insert into lesson_done (pupil, lesson_id) values (?, ?)")
          .params(pupil, id)
          .update();
    } catch (DuplicateKeyException alreadyDone) {
      // Nothing to add: done stays done.
    }
  }
}
