package io.github.fallback4j.spring.matrix;

import io.github.fallback4j.Criticality;
import io.github.fallback4j.NonEssential;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A class with an annotation of the team's own. */
@ByTeam.Decorative(Shapes.ID)
class ByTeam extends Upstream {

  @NonEssential(value = "", criticality = Criticality.DECORATIVE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Decorative {
    String value();

    String fallback() default "";
  }

  ByTeam(State state) {
    super(state);
  }

  @Override
  @Decorative(value = ID, fallback = "noValue")
  public Score value(String room) {
    return super.value(room);
  }

  Score noValue(String room) {
    return Score.INSTEAD;
  }
}
