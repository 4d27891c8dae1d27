package io.github.fallback4j.spring.matrix;

import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.Order;
import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.engine.FallbackMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** An application that makes its calls in one place, while things stand in one way. */
final class World implements AutoCloseable {
  private final State state;
  private final Upstream upstream;
  private final Shapes shapes;
  private final FallbackEngine engine;
  private final Supplier<Optional<String>> origin;
  private final List<AutoCloseable> parts = new ArrayList<>();
  private final Dependency scores;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  /**
   * Begins to count.
   *
   * @param upstream what calls ask
   * @param shapes the calls
   * @param engine guards them
   * @param origin the type of the {@code Outcome} that the last caller was told
   */
  World(
      State state,
      Upstream upstream,
      Shapes shapes,
      FallbackEngine engine,
      Supplier<Optional<String>> origin) {
    this.state = state;
    this.upstream = upstream;
    this.shapes = shapes;
    this.engine = engine;
    this.origin = origin;
    this.scores = engine.get(Shapes.ID);
    new FallbackMetrics(engine).bindTo(registry);
  }

  /** Closes another part with it, after those named before. */
  World with(AutoCloseable part) {
    parts.add(part);
    return this;
  }

  /** Makes a call, and waits until nothing of it is left. */
  Seen call(Shape shape) {
    Counted before = Counted.of(scores, registry);
    int askedBefore = upstream.asked();
    upstream.fallSilent();
    Object answer = answer(shape);
    upstream.speak();
    awaitNoneInFlight("of a call: " + shape);
    Counted counted = Counted.of(scores, registry).since(before);
    int asked =
        state.isMute() ? 1 : upstream.asked() - askedBefore; // else it may be too late to ask
    return new Seen(answer, counted, origin.get(), asked, permits());
  }

  private Object answer(Shape shape) {
    try {
      return shape.call(shapes);
    } catch (Exception thrown) {
      return thrown;
    }
  }

  /** How many calls can be in flight at once, whatever the flag says. */
  private int permits() {
    if (state == State.OFF) {
      engine.switchboard().order(Order.on(Shapes.ID).lasting(Duration.ofMinutes(1)));
    }
    CompletableFuture<Void> end = new CompletableFuture<>();
    List<CompletableFuture<Void>> calls =
        IntStream.rangeClosed(0, State.PERMITS)
            .mapToObj(i -> scores.<Void>callAsync(() -> end, () -> null).toCompletableFuture())
            .toList();
    int begun = (int) calls.stream().filter(call -> !call.isDone()).count();
    end.complete(null);
    awaitNoneInFlight("of the calls that took every permit");
    engine.switchboard().clear(Shapes.ID);
    return begun;
  }

  private void awaitNoneInFlight(String call) {
    await("end " + call)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> scores.calls().inFlight() == 0);
  }

  @Override
  public void close() throws Exception {
    upstream.stop();
    for (AutoCloseable part : parts) {
      part.close();
    }
  }
}
