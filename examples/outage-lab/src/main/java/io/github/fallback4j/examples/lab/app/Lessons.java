package io.github.fallback4j.examples.lab.app;

/** The essential part of a page. */
interface Lessons {
  String lesson();
}
