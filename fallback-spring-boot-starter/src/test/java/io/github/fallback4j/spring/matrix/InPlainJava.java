package io.github.fallback4j.spring.matrix;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Outcome;
import io.github.fallback4j.engine.FallbackEngine;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Starts applications without a framework. */
final class InPlainJava {
  private InPlainJava() {}

  /** Starts one that guards its calls where it makes them. */
  static World calling(State state) {
    Upstream upstream = new Upstream(state);
    FallbackEngine engine = engine(state);
    InCode calls = new InCode(engine.get(Shapes.ID), upstream);
    return world(state, upstream, Relay.of(Shapes.class, InCode.class, calls), engine);
  }

  /** Starts one that guards its calls where it makes them, and asks where answers come from. */
  static World attempting(State state) {
    Upstream upstream = new Upstream(state);
    FallbackEngine engine = engine(state);
    AtomicReference<Outcome<?>> origin = new AtomicReference<>();
    ByAttempt calls = new ByAttempt(engine.get(Shapes.ID), upstream, origin::set);
    Shapes shapes = Relay.of(Shapes.class, ByAttempt.class, calls);
    return new World(state, upstream, shapes, engine, () -> Optional.of(name(origin.get())))
        .with(engine);
  }

  /** Starts one that has an annotated object protected. */
  static World protecting(State state) {
    OnMethods target = new OnMethods(state);
    FallbackEngine engine = engine(state);
    return world(state, target, engine.protect(Shapes.class, target), engine);
  }

  private static FallbackEngine engine(State state) {
    return FallbackEngine.builder()
        .environment(Map.of())
        .properties(state.settings())
        .sharedPermits(State.PERMITS)
        .add(DependencySpec.nonEssential(Shapes.ID).build())
        .build();
  }

  private static World world(State state, Upstream upstream, Shapes shapes, FallbackEngine engine) {
    return new World(state, upstream, shapes, engine, Optional::empty).with(engine);
  }

  private static String name(Outcome<?> outcome) {
    return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
