package io.github.fallback4j.engine;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Status;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.UnknownDependencyException;
import io.github.fallback4j.internal.call.DegradationSinks;
import io.github.fallback4j.internal.call.DisabledDependency;
import io.github.fallback4j.internal.call.Offload;
import io.github.fallback4j.internal.call.SharedPermits;
import io.github.fallback4j.internal.call.Surroundings;
import io.github.fallback4j.internal.call.Watch;
import io.github.fallback4j.internal.detection.TimeAndChance;
import io.github.fallback4j.internal.level.LevelControl;
import io.github.fallback4j.internal.names.NearestNames;
import io.github.fallback4j.internal.objective.Sampler;
import io.github.fallback4j.internal.settings.Flags;
import io.github.fallback4j.internal.settings.Globals;
import io.github.fallback4j.internal.settings.Settings;
import io.github.fallback4j.internal.settings.SpecReader;
import io.github.fallback4j.internal.settings.WindowReader;
import io.github.fallback4j.internal.signal.Signals;
import io.github.fallback4j.internal.switches.SwitchboardEngine;
import io.github.fallback4j.internal.time.OwnPauses;
import io.github.fallback4j.internal.verdict.Cohorts;
import io.github.fallback4j.internal.verdict.Outbox;
import io.github.fallback4j.method.DependencyRegistry;
import io.github.fallback4j.method.FallbackObjects;
import io.github.fallback4j.method.MethodPlanner;
import io.github.fallback4j.method.ProbeMethod;
import io.github.fallback4j.method.Protection;
import io.github.fallback4j.reactor.SubscriberIdentity;
import io.github.fallback4j.spi.CpuSensor;
import io.github.fallback4j.spi.HealthSignal;
import io.github.fallback4j.spi.QueueSensor;
import io.github.fallback4j.spi.Time;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
 */
public final class FallbackEngine implements Dependencies, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FallbackEngine.class);

  private final boolean enabled;
  private final boolean strict;
  private final Time time;
  private final Offload offload;
  private final CircuitBreakers circuitBreakers;
  private final Signals signals;
  private final DeclaredProbes probes;
  private final DependencyFactory factory;
  private final SpecReader specs;
  private final UnaryOperator<DependencySpec> customizer;
  private final Events events;
  private final SwitchboardEngine switchboard;
  private final @Nullable LevelControl levelControl;
  private final Map<String, DependencySpec> declared = new ConcurrentSkipListMap<>();
  private final Map<String, Dependency> dependencies = new ConcurrentSkipListMap<>();
  private final List<Consumer<Dependency>> registrations = new CopyOnWriteArrayList<>();

  FallbackEngine(FallbackEngineBuilder builder) {
    Settings settings = builder.settings();
    Globals globals = Globals.read(settings);
    this.enabled = globals.enabled();
    this.strict = globals.strict();
    this.time = builder.time();
    this.offload = new Offload(builder.offloadThreads());
    Integer workers = builder.sharedPermits();
    OwnPauses pauses = new OwnPauses();
    Surroundings surroundings =
        new Surroundings(
            time,
            new Watch(time, pauses),
            workers == null ? null : new SharedPermits(workers),
            builder.interruptible(),
            offload,
            builder.carrier(),
            new DegradationSinks(builder.degradationSink()));
    this.specs = new SpecReader(settings);
    this.customizer = builder.customizer();
    List<Consumer<? super FallbackEvent>> listeners = new ArrayList<>();
    listeners.add(new StateLog());
    listeners.addAll(builder.listeners());
    this.events = new Events(listeners, builder.listenerExecutor());
    Outbox outbox = new Outbox();
    this.switchboard =
        new SwitchboardEngine(
            Flags.read(settings),
            WindowReader.read(settings, ZoneId.systemDefault(), builder.windows()),
            time,
            outbox,
            events::publish);
    this.levelControl =
        enabled && globals.levelControl()
            ? new LevelControl(
                time,
                new LevelKnob(switchboard, events, time),
                builder.cpuLoad(time),
                globals.latency())
            : null;
    this.circuitBreakers = new CircuitBreakers(builder.circuitBreakers());
    this.signals = new Signals(time, offload, () -> ThreadLocalRandom.current().nextDouble());
    this.probes = new DeclaredProbes(dependencies);
    this.factory =
        new DependencyFactory(
            surroundings,
            switchboard,
            new StandingFactory(time, outbox, new Cohorts(builder.cohort(), time)),
            events,
            new StatisticsReaders(new Sampler(time), levelControl),
            new Detection(
                new TimeAndChance(time, pauses, () -> ThreadLocalRandom.current().nextDouble()),
                circuitBreakers,
                signals));
    builder.signals().forEach(this::signal);
  }

  /** Starts an engine that reads {@code FALLBACK_*} of the process's environment. */
  public static FallbackEngineBuilder builder() {
    return new FallbackEngineBuilder();
  }

  /** Whether the engine acts; {@code false} if {@code fallback.enabled} makes it step aside. */
  public boolean enabled() {
    return enabled;
  }

  @Override
  public Dependency get(String id) {
    Dependency dependency = dependencies.get(id);
    if (dependency == null) {
      throw new UnknownDependencyException(
          id,
          NearestNames.of(id, dependencies.keySet()),
          NearestNames.hint(id, dependencies.keySet()));
    }
    return dependency;
  }

  @Override
  public Collection<Dependency> all() {
    return List.copyOf(dependencies.values());
  }

  @Override
  public Switchboard switchboard() {
    return enabled ? switchboard : new IdleSwitchboard(this);
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
    return levelControl == null ? QueueSensor.none() : levelControl.queue(name);
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
    return levelControl == null ? CpuSensor.none() : levelControl.cpu();
  }

  /**
   * Adds a dependency. What is set for it is laid over what is declared, and the flags that cover
   * it hold at once. Declaring one again returns the first if both agree.
   *
   * @param spec how it is declared
   * @return the dependency
   * @throws InvalidConfigurationException if a setting of it is malformed, its id differs from
   *     another only in dashes, or it was declared before as essential and now as non-essential (or
   *     the other way round), with another criticality, or with a standby route and now without
   */
  public Dependency register(DependencySpec spec) {
    synchronized (declared) {
      DependencySpec before = declared.get(spec.id());
      if (before != null) {
        requireAgreement(before, spec);
        return get(spec.id());
      }
      Dependency dependency = create(configured(spec));
      declared.put(spec.id(), spec);
      dependencies.put(spec.id(), dependency);
      registrations.forEach(listener -> listener.accept(dependency));
      return dependency;
    }
  }

  private DependencySpec configured(DependencySpec declared) {
    return specs.read(customizer.apply(declared));
  }

  @Override
  public <T> T protect(Class<T> type, T target, Object... fallbacks) {
    return Protection.of(type, target, planner(() -> null, FallbackObjects.among(fallbacks)));
  }

  /**
   * Plans annotated methods whose calls this engine guards: for integrations that intercept them.
   *
   * @param principal on whose behalf the calling thread acts, as {@link MethodPlanner} describes it
   */
  public MethodPlanner planner(Supplier<? extends @Nullable Object> principal) {
    return new MethodPlanner(new Planned(), principal);
  }

  /**
   * Plans annotated methods whose calls this engine guards, with fallbacks in other objects.
   *
   * @param principal on whose behalf the calling thread acts, as {@link MethodPlanner} describes it
   * @param objects where {@code fallbackIn} finds its objects
   */
  public MethodPlanner planner(
      Supplier<? extends @Nullable Object> principal, FallbackObjects objects) {
    return planner(principal, objects, null);
  }

  /**
   * Plans annotated methods whose calls this engine guards, for callers that may be told apart by
   * what they subscribe with.
   *
   * @param principal on whose behalf the calling thread acts, as {@link MethodPlanner} describes it
   * @param objects where {@code fallbackIn} finds its objects
   * @param subscribers on whose behalf a subscriber acts; {@code null} if only threads tell
   */
  public MethodPlanner planner(
      Supplier<? extends @Nullable Object> principal,
      FallbackObjects objects,
      @Nullable SubscriberIdentity subscribers) {
    return new MethodPlanner(new Planned(), principal, objects, subscribers);
  }

  /** The engine, as planned methods see it. */
  private final class Planned implements DependencyRegistry {
    @Override
    public Dependency register(DependencySpec declared) {
      return FallbackEngine.this.register(declared);
    }

    @Override
    public DependencySpec configured(DependencySpec declared) {
      return FallbackEngine.this.configured(declared);
    }

    @Override
    public Time time() {
      return time;
    }
  }

  private static void requireAgreement(DependencySpec before, DependencySpec spec) {
    if (before.essential() != spec.essential()) {
      throw new InvalidConfigurationException(
          "dependency '" + spec.id() + "' is declared both essential and non-essential",
          "give one of the two another id");
    }
    if ((before.standby() == null) != (spec.standby() == null)) {
      throw new InvalidConfigurationException(
          "dependency '" + spec.id() + "' is declared with a standby route and without one",
          "give each of its calls a standby, or those without one another id: an order moves all"
              + " calls of a dependency");
    }
    if (before.criticality() != spec.criticality()) {
      throw new InvalidConfigurationException(
          "dependency '%s' is declared with criticality %s and with %s"
              .formatted(spec.id(), before.criticality(), spec.criticality()),
          "write the same criticality wherever it is declared");
    }
  }

  private Dependency create(DependencySpec spec) {
    if (!enabled) {
      return new DisabledDependency(
          spec,
          new DependencyState(
              Status.NORMAL, Mode.AUTO, Cause.NONE, null, null, null, time.now(), null, 1));
    }
    return factory.create(spec);
  }

  /**
   * Plays an outage to nobody, once the application is about to start: the first failure of a
   * dependency needs classes that no healthy call does, and no caller shall wait until they are
   * loaded. Takes a moment the first time in a JVM; nothing of it shows anywhere. Does nothing
   * where the engine steps aside.
   */
  public void rehearse() {
    if (enabled) {
      new Rehearsal().play();
    }
  }

  /**
   * Ends the start, once all dependencies are registered: finds the circuit breakers they name, has
   * prepared windows open and close, asks health signals, and looks whether every flag is
   * understood. What is not is logged as an error and shown by {@link Switchboard#warnings()}.
   *
   * @throws InvalidConfigurationException if a circuit breaker is not found, a health signal or a
   *     probe does not fit its dependency, or there is such a flag and {@code fallback.strict} is
   *     true
   */
  public void checkFlags() {
    if (!enabled) {
      return;
    }
    circuitBreakers.start();
    switchboard.begin();
    signals.start();
    probes.start();
    List<String> warnings = switchboard.warnings();
    if (strict && !warnings.isEmpty()) {
      throw new InvalidConfigurationException(
          String.join("; ", warnings), "correct this, or set fallback.strict=false");
    }
    warnings.forEach(LOG::error);
  }

  /**
   * Adds a health signal. It is asked once the start is over and its dependency registered; one for
   * a dependency that is not there then is logged as an error.
   *
   * @param signal reports on a dependency
   * @throws InvalidConfigurationException if the start is over and nothing sets its dependency
   *     aside (it is essential and has no standby), or another signal of that has the same name
   */
  public void signal(HealthSignal signal) {
    if (enabled) {
      signals.add(signal);
    }
  }

  /**
   * Adds the probes that methods of an object declare. They are called once the start is over and
   * their dependencies are set aside, or suspected.
   *
   * @param holder has methods annotated {@link io.github.fallback4j.Probe}
   * @throws InvalidConfigurationException if one of them cannot be a probe, its dependency has
   *     another, or the start is over and it does not fit a dependency
   */
  public void probes(Object holder) {
    ProbeMethod.of(holder.getClass()).forEach(method -> probe(method, () -> holder));
  }

  /**
   * Adds a probe: for integrations that find annotated methods.
   *
   * @param method finds out how its dependency is
   * @param holder the object to call it on, asked for at each call
   * @throws InvalidConfigurationException if its dependency has another probe, or the start is over
   *     and it does not fit a dependency
   */
  public void probe(ProbeMethod method, Supplier<?> holder) {
    if (enabled) {
      probes.add(method, holder);
    }
  }

  /**
   * Adds a listener. Listeners hear of one event after another on a thread of their own, and cannot
   * break a call.
   *
   * @param listener hears of every change from now on
   */
  public void listen(Consumer<? super FallbackEvent> listener) {
    events.listen(listener);
  }

  Time time() {
    return time;
  }

  /** Names each dependency once: those there are now, others when they are registered. */
  void forEachDependency(Consumer<Dependency> listener) {
    synchronized (declared) {
      dependencies.values().forEach(listener);
      registrations.add(listener);
    }
  }

  /**
   * Ends the engine's threads. Calls under way end as they would; later ones are made as the last
   * verdicts say, but no deadline is watched, no signal asked, and no order ends.
   */
  @Override
  public void close() {
    signals.close();
    time.close();
    offload.close();
    events.close();
  }
}
