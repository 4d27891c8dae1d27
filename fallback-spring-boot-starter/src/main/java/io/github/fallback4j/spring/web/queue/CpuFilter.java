package io.github.fallback4j.spring.web.queue;

import io.github.fallback4j.spi.CpuSensor;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * Measures how long requests wait for a processor while the container's threads handle them. Safe
 * for use by many threads.
 *
 * @param cpu the sensor
 */
record CpuFilter(Supplier<CpuSensor> cpu) implements Filter {

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Runnable end = cpu.get().begin();
    try {
      chain.doFilter(request, response);
    } finally {
      end.run();
    }
  }
}
