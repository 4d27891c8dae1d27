package io.github.fallback4j.examples.school.lesson;

/** Where a copy of the lessons can be read: a database in a second region. */
public record OsakaAddress(String url, String username, String password) {}
