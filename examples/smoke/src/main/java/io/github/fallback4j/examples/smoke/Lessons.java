package io.github.fallback4j.examples.smoke;

import io.github.fallback4j.Essential;
import org.springframework.stereotype.Service;

/** What the application exists for. */
@Service
class Lessons {

  @Essential(value = "lesson", standby = "fromTheOtherRegion")
  String lesson() {
    return "fractions";
  }

  String fromTheOtherRegion() {
    return "fractions from the other region";
  }
}
