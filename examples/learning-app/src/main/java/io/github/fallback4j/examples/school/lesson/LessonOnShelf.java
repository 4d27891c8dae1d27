package io.github.fallback4j.examples.school.lesson;

/** A lesson's place on a pupil's shelf. */
public record LessonOnShelf(int id, String subject, String title, boolean done) {}
