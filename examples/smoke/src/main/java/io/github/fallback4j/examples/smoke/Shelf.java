package io.github.fallback4j.examples.smoke;

import org.springframework.stereotype.Component;

/** Answers for others. */
@Component
class Shelf {

  String anyLesson() {
    return "any lesson";
  }
}
