package io.github.fallback4j.spring.matrix;

import io.github.fallback4j.NonEssential;

/** A class that is annotated as a whole. What it inherits is guarded too. */
@NonEssential(Shapes.ID)
class OnType extends Upstream {
  OnType(State state) {
    super(state);
  }

  @Override
  @NonEssential(value = ID, fallback = "noValue")
  public Score value(String room) {
    return super.value(room);
  }

  Score noValue(String room) {
    return Score.INSTEAD;
  }
}
