package io.github.fallback4j.examples.school.page;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Says in plain words what is resting. The words are each dependency's {@code notice}. */
@Component
class Resting {
  private static final String NOTICE = "This part is taking a rest. Your lesson goes on.";

  private final ObjectProvider<Dependencies> dependencies;

  Resting(ObjectProvider<Dependencies> dependencies) {
    this.dependencies = dependencies;
  }

  /** What to say while a dependency rests. */
  public String notice(String id) {
    Dependency dependency = find(id);
    String notice = dependency == null ? null : dependency.spec().notice();
    return notice == null ? NOTICE : notice;
  }

  /** Whether a dependency is resting. A page needs this only for what it cannot see. */
  public boolean is(String id) {
    Dependency dependency = find(id);
    return dependency != null && dependency.state().status() == Status.DEGRADED;
  }

  private @Nullable Dependency find(String id) {
    Dependencies known = dependencies.getIfAvailable();
    return known == null ? null : known.get(id);
  }
}
