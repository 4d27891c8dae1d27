package io.github.fallback4j.engine;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Status;
import io.github.fallback4j.internal.call.DegradationSinks;
import io.github.fallback4j.internal.call.DisabledDependency;
import io.github.fallback4j.internal.call.EssentialDependency;
import io.github.fallback4j.internal.call.Memories;
import io.github.fallback4j.internal.call.NonEssentialDependency;
import io.github.fallback4j.internal.call.Offload;
import io.github.fallback4j.internal.call.SharedPermits;
import io.github.fallback4j.internal.call.Surroundings;
import io.github.fallback4j.internal.call.Watch;
import io.github.fallback4j.internal.detection.TimeAndChance;
import io.github.fallback4j.internal.level.CpuLoad;
import io.github.fallback4j.internal.level.LevelControl;
import io.github.fallback4j.internal.objective.Sampler;
import io.github.fallback4j.internal.settings.Globals;
import io.github.fallback4j.internal.settings.Mistakes;
import io.github.fallback4j.internal.settings.Settings;
import io.github.fallback4j.internal.settings.SpecReader;
import io.github.fallback4j.internal.settings.WindowReader;
import io.github.fallback4j.internal.signal.Signals;
import io.github.fallback4j.internal.switches.SwitchboardEngine;
import io.github.fallback4j.internal.time.BorrowedTime;
import io.github.fallback4j.internal.time.OwnPauses;
import io.github.fallback4j.internal.time.SystemTime;
import io.github.fallback4j.internal.verdict.Cohorts;
import io.github.fallback4j.internal.verdict.KnownCallers;
import io.github.fallback4j.internal.verdict.Outbox;
import io.github.fallback4j.spi.Peers;
import io.github.fallback4j.spi.Time;
import io.github.fallback4j.window.Window;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one engine, put together from what its builder was told. Safe for use by many
 * threads.
 */
final class EngineParts implements AutoCloseable {
  /** How long what still runs has to end, once every call under way is answered. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Queue<Runnable> ends = new ConcurrentLinkedQueue<>();
  private final boolean enabled;
  private final InstanceName instance;
  private final Time time;
  private final Time watchTime;
  private final Watch watch;
  private final Offload offload;
  private final Memories memories;
  private final Events events;
  private final SwitchboardEngine switchboard;
  private final @Nullable LevelControl levelControl;
  private final Detection detection;
  private final RegisteredDependencies dependencies;
  private final DeclaredProbes probes;
  private final Startup startup;
  private final CataloguedMethods methods;
  private final KnownCallers callers;
  private final Peers peers;
  private final Drills drills;

  EngineParts(EngineOptions told) {
    Settings settings = settings(told);
    Globals globals = Globals.read(settings);
    Mistakes mistakes = globals.mistakes();
    List<Window> windows =
        mistakes.read(
            () -> WindowReader.read(settings, ZoneId.systemDefault(), told.windows), List.of());
    OwnPauses pauses = new OwnPauses();
    Outbox outbox = new Outbox();
    this.enabled = globals.enabled();
    this.instance = instance(told, globals);
    this.time = told.time == null ? new SystemTime() : new BorrowedTime(told.time);
    this.watchTime =
        told.time == null ? new SystemTime("fallback-watch") : new BorrowedTime(told.time);
    this.watch = new Watch(watchTime, pauses);
    this.offload = new Offload(told.offloadThreads);
    this.memories = new Memories(time);
    this.events = new Events(instance.toString(), listeners(told), told.listenerExecutor);
    this.switchboard =
        new SwitchboardEngine(
            settings, windows, time, instance.toString(), outbox, events::publish);
    this.callers = new KnownCallers(told.cohort);
    this.levelControl = enabled && globals.levelControl() ? levelControl(told, globals) : null;
    this.detection =
        new Detection(
            new TimeAndChance(time, pauses, EngineParts::chance),
            new CircuitBreakers(told.circuitBreakers),
            new Signals(time, offload, EngineParts::chance));
    DependencyFactory factory =
        new DependencyFactory(
            surroundings(told),
            switchboard,
            new StandingFactory(time, outbox, new Cohorts(callers, time)),
            events,
            new StatisticsReaders(new Sampler(time), levelControl),
            detection);
    SpecReader specs = new SpecReader(settings);
    this.dependencies =
        new RegisteredDependencies(
            declared -> mistakes.read(() -> specs.read(told.customizer.apply(declared)), declared),
            enabled ? factory::create : this::disabled,
            mistakes);
    this.methods = new CataloguedMethods(dependencies, new Catalogue());
    this.probes = new DeclaredProbes(dependencies);
    this.startup = new Startup(detection, switchboard, probes, dependencies, globals.strict());
    this.peers = told.peers == null ? alone() : told.peers;
    this.drills = new Drills(dependencies, callers, time, offload);
  }

  private Peers alone() {
    return new InProcessPeers(time).join(instance.toString());
  }

  /** 0 to 1, even. */
  private static double chance() {
    return ThreadLocalRandom.current().nextDouble();
  }

  private static Settings settings(EngineOptions told) {
    Settings settings =
        told.places == null
            ? Settings.ofEnvironment(told.environment).over(Settings.ofProperties(told.properties))
            : Settings.of(told.places);
    return settings.over(new ForeignProperties(Set.copyOf(told.foreignProperties)));
  }

  private static InstanceName instance(EngineOptions told, Globals globals) {
    String chosen = globals.instance() == null ? told.instance : globals.instance();
    return chosen == null ? InstanceName.next(told.application) : InstanceName.chosen(chosen);
  }

  private static List<Consumer<? super FallbackEvent>> listeners(EngineOptions told) {
    List<Consumer<? super FallbackEvent>> listeners = new ArrayList<>();
    listeners.add(new StateLog());
    listeners.addAll(told.listeners);
    return listeners;
  }

  private LevelControl levelControl(EngineOptions told, Globals globals) {
    DoubleSupplier load = told.cpuLoad == null ? new CpuLoad(time::nanos) : told.cpuLoad;
    return new LevelControl(
        time, new LevelKnob(switchboard, events, time), load, globals.latency());
  }

  private Surroundings surroundings(EngineOptions told) {
    return new Surroundings(
        time,
        watch,
        told.sharedPermits == null ? null : new SharedPermits(told.sharedPermits),
        told.interruptible,
        offload,
        told.carrier,
        new DegradationSinks(told.degradationSink),
        memories,
        told.refusals);
  }

  private Dependency disabled(DependencySpec spec) {
    return new DisabledDependency(
        spec,
        new DependencyState(
            Status.NORMAL, Mode.AUTO, Cause.NONE, null, null, null, time.now(), null, 1));
  }

  InstanceName instance() {
    return instance;
  }

  boolean enabled() {
    return enabled;
  }

  Time time() {
    return time;
  }

  Events events() {
    return events;
  }

  SwitchboardEngine switchboard() {
    return switchboard;
  }

  /** Raises the level when there is an overload; {@code null} for none. */
  @Nullable LevelControl levelControl() {
    return levelControl;
  }

  Detection detection() {
    return detection;
  }

  RegisteredDependencies dependencies() {
    return dependencies;
  }

  /** The dependencies, as planned methods see them. */
  CataloguedMethods methods() {
    return methods;
  }

  KnownCallers callers() {
    return callers;
  }

  Peers peers() {
    return peers;
  }

  /** What acts on calls on purpose. */
  Drills drills() {
    return drills;
  }

  DeclaredProbes probes() {
    return probes;
  }

  Startup startup() {
    return startup;
  }

  /** Takes all back to the start, as {@link io.github.fallback4j.spi.EngineAccess#reset} says. */
  void reset() {
    switchboard.reset();
    detection.signals().reset();
    dependencies.all().forEach(EngineParts::reset);
    drills.endAll();
    if (levelControl != null) {
      levelControl.reset();
    }
    memories.forget();
  }

  private static void reset(Dependency dependency) {
    if (dependency instanceof NonEssentialDependency guarded) {
      guarded.guard().reset();
    } else if (dependency instanceof EssentialDependency measured) {
      measured.guard().reset();
    }
  }

  @Override
  public void close() {
    drills.close(); // first, so that nothing waits for them
    switchboard.close();
    detection.signals().close();
    peers.close();
    time.close();
    offload.leave();
    watch.close(this::endThreads);
    events.close();
    instance.close();
    ends.forEach(Runnable::run);
    ends.clear();
  }

  /** Has something done at the end. */
  void whenClosed(Runnable end) {
    ends.add(end);
  }

  /** Every call is answered. What their fallbacks do may end yet; then threads are interrupted. */
  private void endThreads() {
    if (offload.end()) {
      watchTime.close();
    } else {
      watchTime.schedule(
          GRACE,
          () -> {
            offload.close();
            watchTime.close();
          });
    }
  }
}
