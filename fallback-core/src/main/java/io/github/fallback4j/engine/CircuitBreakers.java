package io.github.fallback4j.engine;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The application's own circuit breakers that serve as those of dependencies. They are looked for
 * once the engine has started, because an application may make them after its dependencies. Safe
 * for use by many threads.
 */
final class CircuitBreakers {
  private final Function<String, Optional<CircuitBreaker>> lookup;
  private final List<Runnable> waiting = new ArrayList<>();
  private boolean started;

  /**
   * Looks for none yet.
   *
   * @param lookup finds one by its name
   */
  CircuitBreakers(Function<String, Optional<CircuitBreaker>> lookup) {
    this.lookup = lookup;
  }

  /**
   * Hands a breaker over, once the engine has started.
   *
   * @param dependency whose it becomes
   * @param name its name
   * @throws InvalidConfigurationException if the engine has started and there is none
   */
  synchronized void adopt(String dependency, String name, Consumer<CircuitBreaker> handover) {
    Runnable adoption = () -> handover.accept(find(dependency, name));
    if (started) {
      adoption.run();
    } else {
      waiting.add(adoption);
    }
  }

  /**
   * Hands over what was asked for.
   *
   * @throws InvalidConfigurationException if there is no breaker of a name
   */
  synchronized void start() {
    started = true;
    waiting.forEach(Runnable::run);
    waiting.clear();
  }

  private CircuitBreaker find(String dependency, String name) {
    return lookup
        .apply(name)
        .orElseThrow(
            () ->
                new InvalidConfigurationException(
                    "dependency '%s' names circuit breaker '%s', which does not exist"
                        .formatted(dependency, name),
                    "correct fallback.dependencies."
                        + dependency
                        + ".circuit-breaker, or configure the breaker"
                        + " (resilience4j.circuitbreaker.instances."
                        + name
                        + ", or a CircuitBreaker bean)"));
  }
}
