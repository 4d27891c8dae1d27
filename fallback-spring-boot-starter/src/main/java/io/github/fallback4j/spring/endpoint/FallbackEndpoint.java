package io.github.fallback4j.spring.endpoint;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.UnknownDependencyException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Shows how the dependencies stand. Over HTTP {@link FallbackWebEndpoint} also takes orders. Safe
 * for use by many threads.
 */
@RegisterReflectionForBinding({InstanceReport.class, DependencyReport.class})
@Endpoint(id = "fallback", defaultAccess = Access.READ_ONLY)
public final class FallbackEndpoint {
  private final Dependencies dependencies;
  private final String instance;

  /**
   * Creates the endpoint of an engine.
   *
   * @param dependencies the engine
   * @param instance names this instance among those of the application
   */
  public FallbackEndpoint(Dependencies dependencies, String instance) {
    this.dependencies = dependencies;
    this.instance = instance;
  }

  /** The level, the dependencies, windows and sources, and what is wrong with the flags. */
  @ReadOperation
  public Object instance() {
    Switchboard switchboard = dependencies.switchboard();
    return new InstanceReport(
        instance,
        level(),
        reports(),
        switchboard.windows().stream().map(WindowReport::of).toList(),
        switchboard.sources().stream().map(SourceReport::of).toList(),
        switchboard.warnings());
  }

  /**
   * One dependency, with everything that bears on it.
   *
   * @param id its id
   * @throws UnknownDependencyException if there is none of this id
   */
  @ReadOperation
  public Object dependency(@Selector String id) {
    Dependency dependency = dependencies.get(id);
    return DependencyReport.of(dependency, dependencies.switchboard().explain(id));
  }

  LevelReport level() {
    return LevelReport.of(dependencies.switchboard().level());
  }

  Map<String, DependencyReport> reports() {
    return reports(dependencies.all().stream().map(Dependency::id).toList());
  }

  Map<String, DependencyReport> reports(Collection<String> ids) {
    Map<String, DependencyReport> reports = new TreeMap<>();
    ids.forEach(id -> reports.put(id, DependencyReport.of(dependencies.get(id), null)));
    return reports;
  }
}
