package io.github.fallback4j.examples.webflux;

/** What pupils come for. */
public record Lesson(int id, String title, String text) {}
