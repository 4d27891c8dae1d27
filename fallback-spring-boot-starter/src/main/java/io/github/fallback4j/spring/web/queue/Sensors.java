package io.github.fallback4j.spring.web.queue;

import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.spi.CpuSensor;
import io.github.fallback4j.spi.QueueSensor;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.function.SingletonSupplier;

/**
 * The sensors of the engine, looked up at the first request, because filters are created before
 * other beans.
 *
 * @param engine the engine
 */
record Sensors(ObjectProvider<FallbackEngine> engine) {

  Supplier<QueueSensor> named(String queue) {
    return SingletonSupplier.of(() -> engine.getObject().integration().queue(queue));
  }

  Supplier<CpuSensor> cpu() {
    return SingletonSupplier.of(() -> engine.getObject().integration().cpu());
  }
}
