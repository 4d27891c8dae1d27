package io.github.fallback4j.examples.school.page;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Routes;
import io.github.fallback4j.Status;
import org.springframework.stereotype.Component;

/** Knows whether progress can be saved. Lessons can be read in Osaka, but saved only in Tokyo. */
@Component
class Saving {
  private final Dependencies dependencies;

  Saving(Dependencies dependencies) {
    this.dependencies = dependencies;
  }

  /** Whether Tokyo was found to be away. An order to read in Osaka does not say so. */
  boolean rests() {
    Routes routes = dependencies.get("shelf").routes();
    return routes != null
        && routes.primary().cause() == Cause.BREAKER
        && routes.primary().status() == Status.DEGRADED;
  }
}
