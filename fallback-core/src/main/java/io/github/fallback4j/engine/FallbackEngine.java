package io.github.fallback4j.engine;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.method.FallbackObjects;
import io.github.fallback4j.method.ProbeMethod;
import io.github.fallback4j.method.Protection;
import io.github.fallback4j.spi.EngineAccess;
import io.github.fallback4j.spi.Registration;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * Brings dependencies to life: reads flags and settings, guards calls, detects, tells. Safe for use
 * by many threads. Engines do not know each other.
 *
 * <pre>{@code
 * try (FallbackEngine engine = FallbackEngine.builder()
 *     .add(DependencySpec.nonEssential("ranking").deadline(Duration.ofMillis(300)).build())
 *     .build()) {
 *   List<Score> top = engine.get("ranking").call(() -> redis.top(10), List::of);
 * }
 * }</pre>
 *
 * <p>Where dependencies come after the engine is built, by {@link #protect} or {@link #register},
 * it is started when all of them are there:
 *
 * <pre>{@code
 * try (FallbackEngine engine = FallbackEngine.builder().startLater().build()) {
 *   Rankings rankings = engine.protect(Rankings.class, new RedisRankings(redis));
 *   engine.start();
 *   List<Score> top = rankings.top(10);
 * }
 * }</pre>
 *
 * <p>Calls are guarded and orders hold from the moment a dependency is there, before the start too.
 */
public final class FallbackEngine implements Dependencies, AutoCloseable {
  private static final String REMEDY = "correct this, or set fallback.strict=false";

  private final EngineParts parts;
  private final EngineIntegration integration;
  private final EngineAccess access;

  private FallbackEngine(EngineParts parts) {
    this.parts = parts;
    this.integration = new EngineIntegration(parts);
    this.access = new Access(parts);
  }

  static FallbackEngine of(FallbackEngineBuilder told) {
    FallbackEngine engine = new FallbackEngine(new EngineParts(told));
    try {
      told.sources.forEach(engine.integration::source);
      told.signals.forEach(engine.integration::signal);
      told.specs.forEach(engine::register);
      if (!told.startLater) {
        engine.startAsBuilt(!told.specs.isEmpty());
      }
      return engine;
    } catch (RuntimeException refused) {
      engine.close();
      throw refused;
    }
  }

  /** Configures an engine that reads {@code FALLBACK_*} of the process's environment. */
  public static FallbackEngineBuilder builder() {
    return new FallbackEngineBuilder();
  }

  /**
   * Starts what acts by itself, and judges the flags: to be called when all dependencies are
   * registered. It hands over the circuit breakers they name and the probes that methods declare,
   * has prepared windows open and close, and asks health signals. A flag that is not understood, or
   * names no dependency, is logged as an error and shown by {@link Switchboard#warnings()}.
   *
   * <p>{@link FallbackEngineBuilder#build()} says what it starts by itself. Starting again judges
   * the flags again. Does nothing where {@code fallback.enabled} makes the engine step aside.
   *
   * @throws InvalidConfigurationException if a circuit breaker is not found, a health signal or a
   *     probe does not fit its dependency, or there is such a flag and {@code fallback.strict} is
   *     true
   */
  public void start() {
    if (parts.enabled()) {
      parts.startup().begin();
      parts.startup().judgeFlags(REMEDY);
    }
  }

  /** What {@code build()} starts of an engine whose dependencies are there, or are to come. */
  private void startAsBuilt(boolean complete) {
    if (!parts.enabled()) {
      return;
    }
    parts.startup().begin();
    if (complete) {
      parts
          .startup()
          .judgeFlags(
              REMEDY
                  + "; if the dependency is registered later, build with startLater() and then"
                  + " call start()");
    } else {
      parts.startup().judgeFlagsLater(parts.time());
    }
  }

  /**
   * The name of this instance among those of the application: what {@code fallback.instance} or
   * {@link FallbackEngineBuilder#instance} says, or else {@code <application>@<host>:<process id>}.
   */
  public String instance() {
    return parts.instance().toString();
  }

  @Override
  public Dependency get(String id) {
    return parts.dependencies().get(id);
  }

  @Override
  public Collection<Dependency> all() {
    return parts.dependencies().all();
  }

  @Override
  public Switchboard switchboard() {
    return parts.enabled() ? parts.switchboard() : new IdleSwitchboard(this);
  }

  /**
   * Registers a dependency at run time. What is set for it is laid over what is declared, and the
   * flags that cover it hold at once. Declaring one again returns the first if both agree.
   *
   * @param spec how it is declared
   * @return the dependency
   * @throws InvalidConfigurationException if a setting of it is malformed, its id differs from
   *     another only in dashes, or it was declared before as essential and now as non-essential (or
   *     the other way round), with another criticality, or with a standby route and now without
   */
  public Dependency register(DependencySpec spec) {
    return parts.dependencies().register(spec);
  }

  @Override
  public <T> T protect(Class<T> type, T target, Object... fallbacks) {
    return Protection.of(
        type, target, integration.planner(() -> null, FallbackObjects.among(fallbacks), null));
  }

  /**
   * Adds the probes that methods of an object declare. They are called once the engine has started
   * and their dependencies are set aside, or suspected.
   *
   * @param holder has methods annotated {@link io.github.fallback4j.Probe}
   * @throws InvalidConfigurationException if one of them cannot be a probe, its dependency has
   *     another, or the engine has started and it does not fit a dependency
   */
  public void probes(Object holder) {
    ProbeMethod.of(holder.getClass()).forEach(method -> integration.probe(method, () -> holder));
  }

  /**
   * Adds a listener for all events. Listeners hear of one event after another on a thread of their
   * own, and cannot break a call.
   *
   * @param listener hears of every change from now on
   * @return ends that
   */
  public Registration listen(Consumer<? super FallbackEvent> listener) {
    return parts.events().listen(listener);
  }

  /** What the engine offers to modules that stand beside it: incidents, drills, test kits. */
  public EngineAccess access() {
    return access;
  }

  /**
   * Plays an outage to nobody, once the application is about to start: the first failure of a
   * dependency needs classes that no healthy call does, and no caller shall wait until they are
   * loaded. Takes a moment the first time in a JVM; nothing of it shows anywhere. Does nothing
   * where the engine steps aside.
   */
  public void rehearse() {
    if (parts.enabled()) {
      new Rehearsal().play();
    }
  }

  /** What frameworks, servers and thread pools connect to this engine. */
  public EngineIntegration integration() {
    return integration;
  }

  /**
   * Closes the engine. Calls under way end as they would, at their deadline at the latest; then the
   * engine's threads end, and what still runs on them a second later is interrupted. Later calls
   * are made as the last verdicts say, on their callers' threads, but no deadline is watched, no
   * signal asked, and no order ends. Meters that {@link FallbackMetrics} registered are removed.
   * Closing again does nothing.
   */
  @Override
  public void close() {
    parts.close();
  }
}
