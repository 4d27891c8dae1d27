package io.github.fallback4j.engine;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.internal.level.LevelControl;
import io.github.fallback4j.internal.switches.Rank;
import io.github.fallback4j.method.FallbackObjects;
import io.github.fallback4j.method.MethodPlanner;
import io.github.fallback4j.method.ProbeMethod;
import io.github.fallback4j.reactor.SubscriberIdentity;
import io.github.fallback4j.spi.CpuSensor;
import io.github.fallback4j.spi.HealthSignal;
import io.github.fallback4j.spi.OrderSource;
import io.github.fallback4j.spi.QueueSensor;
import io.github.fallback4j.spi.Time;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a framework, a server or a thread pool connects to an engine ({@link
 * FallbackEngine#integration()}). Code that only makes guarded calls needs nothing of it. Safe for
 * use by many threads.
 */
public final class EngineIntegration {
  private final EngineParts parts;

  EngineIntegration(EngineParts parts) {
    this.parts = parts;
  }

  /** Whether the engine acts; {@code false} if {@code fallback.enabled} makes it step aside. */
  public boolean enabled() {
    return parts.enabled();
  }

  /**
   * Plans annotated methods whose calls the engine guards.
   *
   * @param principal on whose behalf the calling thread acts, as {@link MethodPlanner} describes it
   */
  public MethodPlanner planner(Supplier<? extends @Nullable Object> principal) {
    return new MethodPlanner(parts.methods(), principal);
  }

  /**
   * Plans annotated methods whose calls the engine guards, with fallbacks in other objects, and for
   * callers that may be told apart by what they subscribe with.
   *
   * @param principal on whose behalf the calling thread acts, as {@link MethodPlanner} describes it
   * @param objects where {@code fallbackIn} finds its objects
   * @param subscribers on whose behalf a subscriber acts; {@code null} if only threads tell
   */
  public MethodPlanner planner(
      Supplier<? extends @Nullable Object> principal,
      FallbackObjects objects,
      @Nullable SubscriberIdentity subscribers) {
    return new MethodPlanner(parts.methods(), principal, objects, subscribers);
  }

  /**
   * Adds a probe that an annotated method declares. It is called once the engine has started and
   * its dependency is set aside, or suspected.
   *
   * @param method finds out how its dependency is
   * @param holder the object to call it on, asked for at each call
   * @throws InvalidConfigurationException if its dependency has another probe, or the engine has
   *     started and it does not fit a dependency
   */
  public void probe(ProbeMethod method, Supplier<?> holder) {
    if (enabled()) {
      parts.probes().add(method, holder);
    }
  }

  /**
   * Adds a health signal. It is asked once the engine has started and its dependency is registered;
   * one for a dependency that is not there when flags are judged is logged as an error.
   *
   * @param signal reports on a dependency
   * @throws InvalidConfigurationException if the engine has started and nothing sets its dependency
   *     aside (it is essential and has no standby), or another signal of that has the same name
   */
  public void signal(HealthSignal signal) {
    if (enabled()) {
      parts.detection().signals().add(signal);
    }
  }

  /**
   * Adds a source of orders and starts it. It is closed with the engine. Where the engine steps
   * aside, it is not started.
   *
   * @param source ranks behind the sources that were added before
   * @throws InvalidConfigurationException if its name is malformed, or another source's
   */
  public void source(OrderSource source) {
    if (enabled()) {
      parts.switchboard().add(Rank.OWN, source);
    }
  }

  /**
   * Adds what can be wrong with how the engine is connected. It is treated like a flag that is not
   * understood: logged as an error when flags are judged, shown by {@link
   * io.github.fallback4j.Switchboard#warnings()}, and refused by a strict start.
   *
   * @param found asked each time; a sentence each, none if nothing is wrong. Must not throw
   */
  public void warnings(Supplier<List<String>> found) {
    if (enabled()) {
      parts.switchboard().warnings(found);
    }
  }

  /**
   * A sensor for the waits in a queue that requests go through before anybody works on them. While
   * they wait for longer than a fifth of what an essential request may take, the level rises. Of
   * several queues the one with the longest mean wait counts.
   *
   * @param name for people, like {@code tomcat}; the same name gives the same sensor
   * @return does nothing where the engine steps aside, or {@code fallback.level-control.enabled} is
   *     false
   */
  public QueueSensor queue(String name) {
    LevelControl control = parts.levelControl();
    return control == null ? QueueSensor.none() : control.queue(name);
  }

  /**
   * A sensor for the time that requests wait for a processor while they are worked on. While the
   * CPU is busy, and they wait for longer than they use it, on average by more than a tenth of what
   * an essential request may take (at least 10 ms), the level rises, as far as there is something
   * to drop.
   *
   * @return does nothing where the engine steps aside, {@code fallback.level-control.enabled} is
   *     false, or the operating system does not tell: Linux does
   */
  public CpuSensor cpu() {
    LevelControl control = parts.levelControl();
    return control == null ? CpuSensor.none() : control.cpu();
  }

  /** Has something done when the engine is closed. */
  void whenClosed(Runnable end) {
    parts.whenClosed(end);
  }

  Time time() {
    return parts.time();
  }

  /** Names each dependency once: those there are now, others when they are registered. */
  void forEachDependency(Consumer<Dependency> listener) {
    parts.dependencies().forEach(listener);
  }
}
