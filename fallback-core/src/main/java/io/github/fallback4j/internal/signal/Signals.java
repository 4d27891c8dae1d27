package io.github.fallback4j.internal.signal;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.internal.names.NearestNames;
import io.github.fallback4j.internal.values.ForeignText;
import io.github.fallback4j.internal.verdict.Recorder;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.spi.HealthSignal;
import io.github.fallback4j.spi.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The health signals of one engine. Each is polled once the engine has started and its dependency
 * is registered. Safe for use by many threads.
 */
public final class Signals implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.signals");

  private final Time time;
  private final Executor executor;
  private final DoubleSupplier random;
  private final Map<String, Subject> subjects = new TreeMap<>();
  private final List<HealthSignal> waiting = new ArrayList<>();
  private boolean started;
  private boolean complete;

  /** A dependency that signals can degrade, and its polled signals by name. */
  private record Subject(
      DependencySpec spec, Standing standing, Recorder recorder, Map<String, PolledSignal> asked) {}

  /**
   * Creates an empty set of signals; polling begins with {@link #start()}.
   *
   * @param executor runs the checks
   * @param random supplies numbers from 0 to 1, evenly distributed; varies the waits
   */
  public Signals(Time time, Executor executor, DoubleSupplier random) {
    this.time = time;
    this.executor = executor;
    this.random = random;
  }

  /**
   * Registers a dependency that signals may report on.
   *
   * @param spec the dependency
   * @param standing what signals degrade: the dependency, or its primary if it has a standby
   * @param recorder records the results of its calls
   */
  public synchronized void watch(DependencySpec spec, Standing standing, Recorder recorder) {
    subjects.put(spec.id(), new Subject(spec, standing, recorder, new TreeMap<>()));
    if (started) {
      askThoseWaiting();
    }
  }

  /**
   * Adds a signal of a dependency.
   *
   * @throws InvalidConfigurationException if the engine has started and the signal is invalid for
   *     its dependency
   */
  public synchronized void add(HealthSignal signal) {
    waiting.add(signal);
    if (started) {
      askThoseWaiting();
    }
    if (complete) {
      reportWaiting();
    }
  }

  /**
   * Starts polling the signals of registered dependencies. Later signals are polled once their
   * dependency is registered.
   *
   * @throws InvalidConfigurationException if a signal is invalid: its dependency is never skipped,
   *     or has another signal of the same name
   */
  public synchronized void start() {
    started = true;
    askThoseWaiting();
  }

  /**
   * Marks the dependencies as complete. From now on, a signal of an unknown dependency is logged as
   * an error.
   */
  public synchronized void complete() {
    complete = true;
    reportWaiting();
  }

  private void askThoseWaiting() {
    List<HealthSignal> ready =
        waiting.stream().filter(signal -> subjects.containsKey(signal.dependency())).toList();
    waiting.removeAll(ready);
    ready.forEach(signal -> ask(signal, Objects.requireNonNull(subjects.get(signal.dependency()))));
  }

  private void ask(HealthSignal signal, Subject subject) {
    DependencySpec spec = subject.spec();
    String name = ForeignText.clean(signal.name(), ForeignText.NAME);
    if (spec.essential() && spec.standby() == null) {
      throw new InvalidConfigurationException(
          "health signal '%s' reports on '%s', which is always called: it is essential and has no standby"
              .formatted(name, spec.id()),
          "remove the signal, or give the dependency a standby");
    }
    if (!spec.healthSignal().enabled() || spec.automatic() == Automatic.OFF) {
      return;
    }
    Sentry sentry = new Sentry(name, spec, subject.standing(), subject.recorder(), time);
    PolledSignal asked =
        new PolledSignal(signal, spec.healthSignal(), time, executor, random, sentry);
    if (subject.asked().putIfAbsent(name, asked) != null) {
      throw new InvalidConfigurationException(
          "two health signals of '%s' are named '%s'".formatted(spec.id(), name),
          "give each its own name");
    }
    asked.begin();
  }

  private void reportWaiting() {
    for (HealthSignal signal : waiting) {
      String id = signal.dependency();
      LOG.error(
          "health signal '{}' reports on '{}', but there is no dependency of this id{}",
          ForeignText.name(signal.name()),
          ForeignText.name(id),
          NearestNames.hint(id, subjects.keySet()));
    }
  }

  /** Forgets what all signals reported, and goes on polling them. */
  public synchronized void reset() {
    subjects.values().forEach(subject -> subject.asked().values().forEach(PolledSignal::reset));
  }

  /** Stops polling all signals. */
  @Override
  public synchronized void close() {
    waiting.clear();
    subjects.values().forEach(subject -> subject.asked().values().forEach(PolledSignal::close));
    subjects.clear();
  }
}
