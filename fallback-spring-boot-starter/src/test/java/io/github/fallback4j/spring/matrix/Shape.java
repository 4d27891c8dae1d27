package io.github.fallback4j.spring.matrix;

import static io.github.fallback4j.spring.matrix.Score.FIRST;
import static io.github.fallback4j.spring.matrix.Score.SECOND;
import static io.github.fallback4j.spring.matrix.Shapes.ROOM;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What a call looks like to the one who makes it. */
enum Shape {
  VOID("`void`", Timing.AT_ONCE, List.of(), Shape::nothing),
  VALUE("a value", Timing.AT_ONCE, List.of(FIRST), of -> List.of(of.value(ROOM))),
  OPTIONAL("`Optional`", Timing.AT_ONCE, List.of(FIRST), of -> of.optional(ROOM).stream().toList()),
  LIST("`List`", Timing.AT_ONCE, List.of(FIRST, SECOND), of -> of.list(ROOM)),
  ARRAY("an array", Timing.AT_ONCE, List.of(FIRST, SECOND), of -> List.of(of.array(ROOM))),
  STAGE(
      "`CompletionStage`",
      Timing.LATER,
      List.of(FIRST, SECOND),
      of -> get(of.stage(ROOM).toCompletableFuture())),
  COMPLETABLE(
      "`CompletableFuture`", Timing.LATER, List.of(FIRST, SECOND), of -> get(of.completable(ROOM))),
  FUTURE("`Future`", Timing.LATER, List.of(FIRST, SECOND), of -> get(of.future(ROOM))),
  MONO("`Mono`", Timing.LATER, List.of(FIRST, SECOND), of -> get(of.mono(ROOM).toFuture())),
  FLUX(
      "`Flux`",
      Timing.BIT_BY_BIT,
      List.of(FIRST, SECOND),
      of -> get(of.flux(ROOM).collectList().toFuture())),
  STREAM("`Stream`", Timing.LAZILY, List.of(FIRST, SECOND), of -> of.stream(ROOM).toList()),
  ITERATOR("`Iterator`", Timing.LAZILY, List.of(FIRST, SECOND), Shape::iterated);

  /** When the answer is there. */
  private enum Timing {
    AT_ONCE,
    LATER,
    BIT_BY_BIT,
    LAZILY
  }

  /** Makes a call, and waits for all of its answer. */
  private interface Call {
    List<Score> of(Shapes shapes) throws Exception;
  }

  private final String title;
  private final Timing timing;
  private final List<Score> live;
  private final Call call;

  Shape(String title, Timing timing, List<Score> live, Call call) {
    this.title = title;
    this.timing = timing;
    this.live = live;
    this.call = call;
  }

  private static List<Score> nothing(Shapes of) {
    of.nothing(ROOM);
    return List.of();
  }

  private static List<Score> iterated(Shapes of) {
    List<Score> all = new ArrayList<>();
    of.iterator(ROOM).forEachRemaining(all::add);
    return all;
  }

  private static List<Score> get(Future<List<Score>> future) throws Exception {
    return future.get(10, TimeUnit.SECONDS);
  }

  List<Score> call(Shapes shapes) throws Exception {
    return call.of(shapes);
  }

  /** What the remote system answers when it does. */
  List<Score> live() {
    return live;
  }

  /** Whether its answer is consumed after its call has ended. */
  boolean isLazy() {
    return timing == Timing.LAZILY;
  }

  boolean hasEmpty() {
    return this != VALUE;
  }

  /** The states that make a difference to it. */
  Set<State> states() {
    Set<State> states = EnumSet.of(State.HEALTHY, State.OFF, State.FAILING, State.OVERDUE);
    if (timing == Timing.AT_ONCE || isLazy()) {
      states.add(State.OFFLOADED);
    }
    if (timing == Timing.BIT_BY_BIT || isLazy()) {
      states.add(State.MIDWAY);
    }
    return states;
  }

  @Override
  public String toString() {
    return title;
  }
}
