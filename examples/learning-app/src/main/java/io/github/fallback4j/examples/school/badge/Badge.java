package io.github.fallback4j.examples.school.badge;

import java.util.Arrays;
import java.util.List;

/** What a pupil can earn by learning. */
public enum Badge {
  FIRST_STEP("First step", "first lesson done", 1),
  CURIOUS_MIND("Curious mind", "three lessons done", 3),
  WHOLE_SHELF("Whole shelf", "all six lessons done", 6);

  private final String title;
  private final String reason;
  private final int lessons;

  Badge(String title, String reason, int lessons) {
    this.title = title;
    this.reason = reason;
    this.lessons = lessons;
  }

  /** All badges that somebody who has done so many lessons has earned. */
  static List<Badge> earnedWith(int lessonsDone) {
    return Arrays.stream(values()).filter(badge -> badge.lessons <= lessonsDone).toList();
  }

  public String title() {
    return title;
  }

  /** What it is given for. */
  public String reason() {
    return reason;
  }
}
