package io.github.fallback4j.spring.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One call of the table: what it looks like, where it is guarded, and how things stand then. */
record Cell(Shape shape, State state, Place place) {

  /** Every call there can be. */
  static List<Cell> all() {
    List<Cell> all = new ArrayList<>();
    for (Shape shape : Shape.values()) {
      for (State state : shape.states()) {
        for (Place place : Place.values()) {
          if (place.has(shape)) {
            all.add(new Cell(shape, state, place));
          }
        }
      }
    }
    return all;
  }

  /** What is to become of it. */
  Seen expected() {
    Answered by = answeredBy();
    return new Seen(
        answer(by),
        counted(by),
        place.tellsOrigin() ? Optional.of(by.toString()) : Optional.empty(),
        state == State.OFF ? 0 : 1,
        State.PERMITS);
  }

  /** What is consumed after its call was live, and fails then, is counted again for that. */
  private Counted counted(Answered by) {
    Counted once = Counted.once(by, state);
    return shape.isLazy() && state == State.MIDWAY
        ? once.and(Counted.once(Answered.LIVE, State.HEALTHY))
        : once;
  }

  private Answered answeredBy() {
    if (state == State.HEALTHY) {
      return Answered.LIVE;
    }
    return shape.hasEmpty() ? place.instead(shape) : Answered.SUBSTITUTE;
  }

  private List<Score> answer(Answered by) {
    if (by == Answered.LIVE) {
      return shape.live();
    }
    List<Score> answer = new ArrayList<>();
    if (state == State.MIDWAY) {
      answer.add(Score.FIRST);
    }
    if (by == Answered.SUBSTITUTE && shape != Shape.VOID) {
      answer.add(Score.INSTEAD);
    }
    return answer;
  }

  @Override
  public String toString() {
    return "%s, %s, %s".formatted(shape, state, place);
  }
}
