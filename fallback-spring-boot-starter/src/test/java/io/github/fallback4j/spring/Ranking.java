package io.github.fallback4j.spring;

import io.github.fallback4j.Criticality;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Essential;
import io.github.fallback4j.NonEssential;
import java.util.List;

/** A bean with one method of each kind. */
public class Ranking {
  private volatile boolean broken;

  @NonEssential(value = "lesson-ranking", fallback = "noRanking")
  public List<String> top(String room) {
    if (broken) {
      throw new IllegalStateException("broken");
    }
    return List.of(room, "Ada");
  }

  public List<String> noRanking(String room, Degradation why) {
    return List.of(room, why.cause().name());
  }

  @NonEssential(value = "badges", criticality = Criticality.DECORATIVE)
  public void award(String student) {}

  @Essential("lesson")
  public String lesson() {
    return "fractions";
  }

  public String unguarded() {
    return "plain";
  }

  public void breakDown() {
    broken = true;
  }
}
