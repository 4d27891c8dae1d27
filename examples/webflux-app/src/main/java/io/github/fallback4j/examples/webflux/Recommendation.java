package io.github.fallback4j.examples.webflux;

/** A lesson somebody may like next. */
public record Recommendation(int lessonId, String why) {}
