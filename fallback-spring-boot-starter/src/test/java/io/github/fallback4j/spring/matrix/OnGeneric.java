package io.github.fallback4j.spring.matrix;

/** A class whose callers know a generic interface only, and so call its bridges. */
class OnGeneric extends Upstream implements Generic<String, Score> {
  OnGeneric(State state) {
    super(state);
  }

  @Override
  public Score noValue(String room) {
    return Score.INSTEAD;
  }
}
