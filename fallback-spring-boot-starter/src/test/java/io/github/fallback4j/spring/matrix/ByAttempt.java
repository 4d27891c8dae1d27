package io.github.fallback4j.spring.matrix;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Calls guarded where they are made, which also say where their answers come from. */
record ByAttempt(Dependency scores, Shapes upstream, Consumer<Outcome<?>> origin) {

  private <T> T told(Outcome<T> outcome) {
    origin.accept(outcome);
    return outcome.value();
  }

  public Score value(String room) {
    return told(scores.attempt(() -> upstream.value(room), () -> Score.INSTEAD));
  }

  public Optional<Score> optional(String room) {
    return told(scores.attempt(() -> upstream.optional(room), () -> Optional.of(Score.INSTEAD)));
  }

  public List<Score> list(String room) {
    return told(scores.attemptOrElse(() -> upstream.list(room), why -> List.of(Score.INSTEAD)));
  }

  public Score[] array(String room) {
    return told(
        scores.attemptOrElse(() -> upstream.array(room), why -> new Score[] {Score.INSTEAD}));
  }
}
