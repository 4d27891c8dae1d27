package io.github.fallback4j.internal.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The meters that one engine adds to a registry, to be removed together: they hold the engine. What
 * was there before is another's, and stays. Safe for use by many threads.
 */
public final class OwnMeters implements AutoCloseable {
  private final MeterRegistry registry;
  private final List<Meter> meters = new ArrayList<>();
  private boolean closed;

  /**
   * Begins without meters.
   *
   * @param registry where they are registered
   */
  public OwnMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Registers a meter, unless this is closed.
   *
   * @param name of the meter
   * @param tags of the meter
   * @param registration registers it
   * @param <M> type of the meter
   * @return the meter, or the one that was there before; {@code null} if this is closed
   */
  public synchronized <M extends Meter> @Nullable M register(
      String name, Tags tags, Function<MeterRegistry, M> registration) {
    if (closed) {
      return null;
    }
    boolean another = registry.find(name).tags(tags).meter() != null;
    M meter = registration.apply(registry);
    if (!another) {
      meters.add(meter);
    }
    return meter;
  }

  /** Counts something, unless this is closed. */
  public void count(String name, String description, Tags tags) {
    Counter counter =
        register(
            name,
            tags,
            to -> Counter.builder(name).description(description).tags(tags).register(to));
    if (counter != null) {
      counter.increment();
    }
  }

  /** Removes the meters, and adds no more. */
  @Override
  public synchronized void close() {
    closed = true;
    meters.forEach(registry::remove);
    meters.clear();
  }
}
