package io.github.fallback4j.examples.school.lesson;

import java.util.List;

/**
 * A lesson to read.
 *
 * @param picture name of its picture
 * @param minutes how long it takes
 * @param text paragraphs, an empty line between them
 * @param question something to think about
 */
public record Lesson(
    int id,
    String subject,
    String title,
    String picture,
    int minutes,
    String text,
    String question,
    String answer) {

  public List<String> paragraphs() {
    return List.of(text.split("\\R{2,}"));
  }
}
