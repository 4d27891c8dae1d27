package io.github.fallback4j.engine;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.internal.level.CpuLoad;
import io.github.fallback4j.internal.settings.Origin;
import io.github.fallback4j.internal.settings.Setting;
import io.github.fallback4j.internal.settings.Settings;
import io.github.fallback4j.internal.time.BorrowedTime;
import io.github.fallback4j.internal.time.SystemTime;
import io.github.fallback4j.spi.ContextCarrier;
import io.github.fallback4j.spi.DegradationSink;
import io.github.fallback4j.spi.HealthSignal;
import io.github.fallback4j.spi.Time;
import io.github.fallback4j.window.Window;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Assembles an engine. Not safe for use by many threads. */
public final class FallbackEngineBuilder {
  private final List<DependencySpec> specs = new ArrayList<>();
  private final List<Window> windows = new ArrayList<>();
  private final List<HealthSignal> signals = new ArrayList<>();
  private final List<Consumer<? super FallbackEvent>> listeners = new ArrayList<>();
  private Map<String, String> environment = System.getenv();
  private Map<String, String> properties = Map.of();
  private final Set<String> foreignProperties = new HashSet<>();
  private UnaryOperator<DependencySpec> customizer = UnaryOperator.identity();
  private BooleanSupplier interruptible = () -> true;
  private ContextCarrier carrier = new LoggingContext();
  private int offloadThreads = 200;
  private Supplier<? extends @Nullable Object> cohort = () -> null;
  private @Nullable DoubleSupplier cpuLoad;
  private Function<String, Optional<CircuitBreaker>> circuitBreakers = name -> Optional.empty();
  private boolean moreToCome;
  private @Nullable Supplier<? extends @Nullable DegradationSink> degradationSink;
  private @Nullable Integer sharedPermits;
  private @Nullable Executor listenerExecutor;
  private @Nullable Time time;

  FallbackEngineBuilder() {}

  /**
   * Adds a dependency.
   *
   * @param spec how it is declared
   */
  public FallbackEngineBuilder add(DependencySpec spec) {
    specs.add(spec);
    return this;
  }

  /**
   * Adds a prepared window.
   *
   * @param window its name must be no other's
   */
  public FallbackEngineBuilder window(Window window) {
    windows.add(window);
    return this;
  }

  /**
   * Adds a health signal.
   *
   * @param signal reports on a dependency
   */
  public FallbackEngineBuilder signal(HealthSignal signal) {
    signals.add(signal);
    return this;
  }

  /**
   * Sets the environment variables to read {@code FALLBACK_*} from.
   *
   * @param variables name to value; default those of the process
   */
  public FallbackEngineBuilder environment(Map<String, String> variables) {
    environment = Map.copyOf(variables);
    return this;
  }

  /**
   * Sets the properties to read {@code fallback.*} from. The environment outranks them.
   *
   * @param values name to value; default none
   */
  public FallbackEngineBuilder properties(Map<String, String> values) {
    properties = Map.copyOf(values);
    return this;
  }

  /**
   * Names {@code fallback.*} properties that something else than the engine reads, so that it does
   * not report them as misspelt, but reports those that are. May be called again to name more.
   *
   * @param names canonical names, like {@code fallback.web.header}; default none
   */
  public FallbackEngineBuilder foreignProperties(Collection<String> names) {
    foreignProperties.addAll(names);
    return this;
  }

  /**
   * Changes each dependency as it is declared. Settings are laid over the result.
   *
   * @param change returns the spec to use instead; default the same
   */
  public FallbackEngineBuilder customizer(UnaryOperator<DependencySpec> change) {
    customizer = change;
    return this;
  }

  /**
   * Adds a listener. Listeners hear of one event after another on a thread of their own, and cannot
   * break a call.
   *
   * @param listener hears of every change
   */
  public FallbackEngineBuilder listener(Consumer<? super FallbackEvent> listener) {
    listeners.add(listener);
    return this;
  }

  /**
   * Sets where listeners hear of events.
   *
   * @param executor runs one task after another; default a daemon thread. One that runs them on the
   *     calling thread suits tests only: listeners must then not make guarded calls
   */
  public FallbackEngineBuilder listenerExecutor(Executor executor) {
    listenerExecutor = executor;
    return this;
  }

  /**
   * Says where to find circuit breakers of the application that dependencies name as theirs ({@link
   * DependencySpec#circuitBreaker()}).
   *
   * @param lookup finds one by its name, like {@code registry::find}; default finds none
   */
  public FallbackEngineBuilder circuitBreakers(Function<String, Optional<CircuitBreaker>> lookup) {
    circuitBreakers = lookup;
    return this;
  }

  /**
   * Bounds the blocking calls in flight over all dependencies together.
   *
   * @param permits at least 1; by default there is no such bound
   */
  public FallbackEngineBuilder sharedPermits(int permits) {
    sharedPermits = permits;
    return this;
  }

  /**
   * Says when the calling thread may be interrupted for a deadline; asked on that thread when a
   * call begins.
   *
   * @param condition cheap, and never throws; default always
   */
  public FallbackEngineBuilder interruptible(BooleanSupplier condition) {
    interruptible = condition;
    return this;
  }

  /**
   * Adds what carries context to offloaded calls and to fallbacks that run on other threads than
   * their caller's. The logging context is always carried.
   *
   * @param more carries more
   */
  public FallbackEngineBuilder carrier(ContextCarrier more) {
    carrier = carrier.and(more);
    return this;
  }

  /**
   * Says who hears that a non-essential call was not answered by its dependency. A sink that throws
   * breaks no call.
   *
   * @param current finds the sink of the request under way, on the thread that answers the call;
   *     cheap, and {@code null} where there is no request. By default there never is one
   */
  public FallbackEngineBuilder degradationSink(
      Supplier<? extends @Nullable DegradationSink> current) {
    degradationSink = current;
    return this;
  }

  /**
   * Bounds the threads of offloaded calls where the JVM has no virtual ones.
   *
   * @param threads at least 1; default 200
   */
  public FallbackEngineBuilder offloadThreads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("offloadThreads must be at least 1, but was " + threads);
    }
    offloadThreads = threads;
    return this;
  }

  /**
   * Says on whose behalf a call is made. Of the calls that a level drops in part, those of the same
   * callers go for an hour, so that no user's page changes from click to click.
   *
   * @param caller asked on the calling thread, while the level drops a part; cheap. What it returns
   *     has a hash code that lasts, like a user's name; {@code null} if nobody is known: then
   *     chance decides, as it does by default
   */
  public FallbackEngineBuilder cohort(Supplier<? extends @Nullable Object> caller) {
    cohort = caller;
    return this;
  }

  /**
   * Says how busy the CPU is. Only while it is, the level rises for essential calls that are slow,
   * and for non-essential ones that get no permit.
   *
   * @param load since it was asked before, 0 to 1; below 0 if it is not known. Asked at most every
   *     250 ms, by one thread at a time. Default what the JVM knows of its container, but at least
   *     how much the process uses of the processors it may run on
   */
  public FallbackEngineBuilder cpuLoad(DoubleSupplier load) {
    cpuLoad = load;
    return this;
  }

  /**
   * Hands in time. The engine does not close it; once the engine is closed, nothing of it runs
   * there any more.
   *
   * @param source default the JVM's
   */
  public FallbackEngineBuilder time(Time source) {
    time = source;
    return this;
  }

  /**
   * Says that dependencies will be registered after the engine is built: the flags are not checked
   * against those there are until {@link FallbackEngine#checkFlags()} is called.
   */
  public FallbackEngineBuilder moreToCome() {
    moreToCome = true;
    return this;
  }

  /**
   * Builds the engine. Malformed flags are logged as errors and left out.
   *
   * @throws InvalidConfigurationException if a setting is malformed, ids or names collide, a health
   *     signal does not fit its dependency, or a flag is malformed and {@code fallback.strict} is
   *     true
   */
  public FallbackEngine build() {
    FallbackEngine engine = new FallbackEngine(this);
    try {
      specs.forEach(engine::register);
      if (!moreToCome) {
        engine.checkFlags();
      }
      return engine;
    } catch (RuntimeException refused) {
      engine.close();
      throw refused;
    }
  }

  Settings settings() {
    return Settings.ofEnvironment(environment)
        .over(Settings.ofProperties(properties))
        .over(new ForeignProperties(Set.copyOf(foreignProperties)));
  }

  /** Sets nothing, but knows what others read. */
  private record ForeignProperties(Set<String> foreign) implements Settings {
    @Override
    public @Nullable Setting find(Origin origin, String property) {
      return null;
    }

    @Override
    public Collection<Setting> all(Origin origin) {
      return List.of();
    }
  }

  List<Window> windows() {
    return windows;
  }

  List<HealthSignal> signals() {
    return signals;
  }

  List<Consumer<? super FallbackEvent>> listeners() {
    return listeners;
  }

  UnaryOperator<DependencySpec> customizer() {
    return customizer;
  }

  BooleanSupplier interruptible() {
    return interruptible;
  }

  ContextCarrier carrier() {
    return carrier;
  }

  @Nullable Supplier<? extends @Nullable DegradationSink> degradationSink() {
    return degradationSink;
  }

  Supplier<? extends @Nullable Object> cohort() {
    return cohort;
  }

  DoubleSupplier cpuLoad(Time clock) {
    return cpuLoad == null ? new CpuLoad(clock::nanos) : cpuLoad;
  }

  int offloadThreads() {
    return offloadThreads;
  }

  Function<String, Optional<CircuitBreaker>> circuitBreakers() {
    return circuitBreakers;
  }

  @Nullable Integer sharedPermits() {
    return sharedPermits;
  }

  @Nullable Executor listenerExecutor() {
    return listenerExecutor;
  }

  Time time() {
    return time == null ? new SystemTime() : new BorrowedTime(time);
  }
}
