package io.github.fallback4j.examples.smoke;

import org.springframework.stereotype.Component;

/** Holds the fallback methods of other beans. */
@Component
class Shelf {

  String anyLesson() {
    return "any lesson";
  }
}
