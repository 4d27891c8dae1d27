package io.github.fallback4j.method;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Status;
import io.github.fallback4j.internal.call.DegradationSinks;
import io.github.fallback4j.internal.call.DisabledDependency;
import io.github.fallback4j.internal.call.EssentialDependency;
import io.github.fallback4j.internal.call.Guard;
import io.github.fallback4j.internal.call.Memories;
import io.github.fallback4j.internal.call.NonEssentialDependency;
import io.github.fallback4j.internal.call.Offload;
import io.github.fallback4j.internal.call.RouteStanding;
import io.github.fallback4j.internal.call.RouteStandings;
import io.github.fallback4j.internal.call.Surroundings;
import io.github.fallback4j.internal.call.Watch;
import io.github.fallback4j.internal.time.OwnPauses;
import io.github.fallback4j.internal.verdict.Outbox;
import io.github.fallback4j.internal.verdict.Recorder;
import io.github.fallback4j.internal.verdict.Ruling;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.spi.ContextCarrier;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A registry without an engine: dependencies that stand as the test says. */
final class PlanFixture implements DependencyRegistry {
  final ManualTime time = new ManualTime();
  final Map<String, Dependency> dependencies = new LinkedHashMap<>();
  UnaryOperator<DependencySpec> settings = UnaryOperator.identity();
  Supplier<Object> principal = () -> null;
  FallbackObjects objects = FallbackObjects.among();
  boolean enabled = true;

  private final Map<String, Standing> standings = new LinkedHashMap<>();
  private final Surroundings surroundings =
      new Surroundings(
          time,
          new Watch(time, new OwnPauses()),
          null,
          () -> true,
          new Offload(2),
          ContextCarrier.none(),
          new DegradationSinks(null),
          new Memories(time));

  /** Calls methods of one object through their plans. */
  final class Planned {
    final TypePlan plan;
    private final Object target;

    private Planned(TypePlan plan, Object target) {
      this.plan = plan;
      this.target = target;
    }

    MethodPlan method(String name) {
      return plan.methods().stream()
          .filter(each -> each.method().getName().equals(name))
          .findFirst()
          .orElseThrow(() -> new AssertionError("there is no plan for " + name));
    }

    Object call(String name, Object... args) throws Throwable {
      MethodPlan method = method(name);
      return method.invoke(target, args, () -> reflectively(method.method(), args));
    }

    private Object reflectively(Method method, Object[] args) throws Throwable {
      method.setAccessible(true);
      try {
        return method.invoke(target, args);
      } catch (InvocationTargetException thrown) {
        throw thrown.getCause();
      }
    }
  }

  Planned plan(Object target) {
    return new Planned(plan(target.getClass(), ProxyKind.CLASS), target);
  }

  TypePlan plan(Class<?> type, ProxyKind kind) {
    return new MethodPlanner(this, () -> principal.get(), objects).plan(type, kind);
  }

  void off(String id) {
    rule(id, Mode.OFF);
  }

  void auto(String id) {
    rule(id, Mode.AUTO);
  }

  void standby(String id) {
    rule(id, Mode.STANDBY);
  }

  private void rule(String id, Mode mode) {
    standings.get(id).rule(new Ruling(mode, false, "test", null, null, time.now(), null), false);
  }

  @Override
  public Dependency register(DependencySpec declared) {
    return dependencies.computeIfAbsent(declared.id(), id -> create(settings.apply(declared)));
  }

  private Dependency create(DependencySpec spec) {
    if (!enabled) {
      return new DisabledDependency(
          spec,
          new DependencyState(
              Status.NORMAL, Mode.AUTO, Cause.NONE, null, null, null, time.now(), null, 1));
    }
    Standing primary = standing(spec);
    Standing standing = standing(spec);
    standing.attachPrimary(primary);
    standings.put(spec.id(), standing);
    if (spec.standby() != null) {
      RouteStandings ways =
          new RouteStandings(
              new RouteStanding(primary, Recorder.NONE),
              new RouteStanding(standing(spec), Recorder.NONE));
      return spec.essential()
          ? new EssentialDependency(spec, standing, surroundings, ways)
          : new NonEssentialDependency(new Guard(spec, standing, surroundings, ways));
    }
    return spec.essential()
        ? new EssentialDependency(spec, standing, surroundings)
        : new NonEssentialDependency(new Guard(spec, standing, Recorder.NONE, surroundings));
  }

  private Standing standing(DependencySpec spec) {
    return new Standing(
        spec.id(), Ruling.none(time.now()), spec.ramp(), time, new Outbox(), new Unheard());
  }

  @Override
  public DependencySpec configured(DependencySpec declared) {
    return settings.apply(declared);
  }

  private static final class Unheard implements Standing.Listener {
    @Override
    public void changed(DependencyState before, DependencyState after) {}

    @Override
    public void rampStepBegan(long step) {}
  }
}
