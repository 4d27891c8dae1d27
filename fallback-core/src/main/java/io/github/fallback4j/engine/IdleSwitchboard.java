package io.github.fallback4j.engine;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.Explanation;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.LevelState;
import io.github.fallback4j.Order;
import io.github.fallback4j.OrderReceipt;
import io.github.fallback4j.SourceState;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.UnknownDependencyException;
import io.github.fallback4j.internal.names.NearestNames;
import io.github.fallback4j.internal.settings.Target;
import io.github.fallback4j.window.WindowState;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The switchboard of an engine that steps aside: it knows the dependencies, and refuses every order
 * for them. Safe for use by many threads.
 *
 * @param dependencies of the engine
 */
record IdleSwitchboard(Dependencies dependencies) implements Switchboard {
  private static final String REFUSAL =
      "fallback.enabled is false: every call goes straight through";

  @Override
  public OrderReceipt order(Order order) {
    Map<String, String> refused =
        covered(order.target()).stream()
            .collect(Collectors.toMap(Function.identity(), id -> REFUSAL));
    return new OrderReceipt(List.of(), List.of(), refused);
  }

  @Override
  public void order(LevelOrder order) {}

  @Override
  public boolean clear(String target) {
    covered(target);
    return false;
  }

  @Override
  public boolean clearLevel() {
    return false;
  }

  @Override
  public LevelState level() {
    return new LevelState(0, 0, LevelOrder.HIGHEST, 0, null, null, null, null, null);
  }

  @Override
  public List<Explanation> explain(String id) {
    dependencies.get(id);
    return List.of();
  }

  @Override
  public List<String> covered(String target) {
    Target wanted = Target.parse(target);
    List<String> ids =
        dependencies.all().stream()
            .map(Dependency::spec)
            .filter(wanted::covers)
            .map(spec -> spec.id())
            .toList();
    if (ids.isEmpty() && wanted.kind() != Target.Kind.ALL) {
      throw unknown(wanted);
    }
    return ids;
  }

  private UnknownDependencyException unknown(Target target) {
    TreeSet<String> known = new TreeSet<>();
    for (Dependency dependency : dependencies.all()) {
      known.add(dependency.id());
      dependency.spec().tags().forEach(tag -> known.add(Order.TAG_PREFIX + tag));
    }
    String name = target.toString();
    return new UnknownDependencyException(
        name, NearestNames.of(name, known), NearestNames.hint(name, known));
  }

  @Override
  public List<WindowState> windows() {
    return List.of();
  }

  @Override
  public List<SourceState> sources() {
    return List.of();
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }
}
