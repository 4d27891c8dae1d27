package io.github.fallback4j.examples.school.badge;

import java.util.Arrays;
import java.util.List;

/** What a pupil can earn by learning. */
public enum Badge {
  FIRST_STEP(1),
  CURIOUS_MIND(3),
  WHOLE_SHELF(6);

  private final int lessons;

  Badge(int lessons) {
    this.lessons = lessons;
  }

  /** All badges that somebody who has done so many lessons has earned. */
  static List<Badge> earnedWith(int lessonsDone) {
    return Arrays.stream(values()).filter(badge -> badge.lessons <= lessonsDone).toList();
  }
}
