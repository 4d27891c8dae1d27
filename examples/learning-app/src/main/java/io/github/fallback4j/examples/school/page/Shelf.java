package io.github.fallback4j.examples.school.page;

import io.github.fallback4j.examples.school.lesson.LessonOnShelf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All lessons, seen from the one that is open.
 *
 * @param previous {@code null} before the first
 * @param next {@code null} after the last
 * @param done whether the open one is done
 * @param doneCount how many are
 */
record Shelf(
    List<LessonOnShelf> lessons,
    @Nullable LessonOnShelf previous,
    @Nullable LessonOnShelf next,
    boolean done,
    long doneCount) {

  static Shelf of(List<LessonOnShelf> lessons, int open) {
    int index = 0;
    while (lessons.get(index).id() != open) {
      index++;
    }
    return new Shelf(
        lessons,
        index > 0 ? lessons.get(index - 1) : null,
        index < lessons.size() - 1 ? lessons.get(index + 1) : null,
        lessons.get(index).done(),
        lessons.stream().filter(LessonOnShelf::done).count());
  }

  boolean isDone(int id) {
    return lessons.stream().anyMatch(lesson -> lesson.id() == id && lesson.done());
  }
}
