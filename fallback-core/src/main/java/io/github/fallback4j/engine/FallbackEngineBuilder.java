package io.github.fallback4j.engine;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.spi.ContextCarrier;
import io.github.fallback4j.spi.DegradationSink;
import io.github.fallback4j.spi.HealthSignal;
import io.github.fallback4j.spi.OrderSource;
import io.github.fallback4j.spi.Peers;
import io.github.fallback4j.spi.RefusalRule;
import io.github.fallback4j.spi.SettingsPlace;
import io.github.fallback4j.spi.Time;
import io.github.fallback4j.window.Window;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Assembles an engine, which reads what is set here. Not safe for use by many threads. */
public final class FallbackEngineBuilder extends EngineOptions {
  FallbackEngineBuilder() {}

  /**
   * Adds the declaration of a dependency.
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
   * Adds a source of orders. It is started when the engine is built, and closed with it.
   *
   * @param source of several, the one added first decides
   */
  public FallbackEngineBuilder source(OrderSource source) {
    sources.add(source);
    return this;
  }

  /**
   * Names the application, for the default name of this instance.
   *
   * @param name default {@code java}
   * @throws IllegalArgumentException if it is blank
   */
  public FallbackEngineBuilder application(String name) {
    application = requireText("application", name);
    return this;
  }

  /**
   * Names this instance of the application, as the property {@code fallback.instance} does, which
   * outranks this.
   *
   * @param name default {@code <application>@<host>:<process id>}, with a number where a process
   *     has several
   * @throws IllegalArgumentException if it is blank
   */
  public FallbackEngineBuilder instance(String name) {
    instance = requireText("instance", name);
    return this;
  }

  private static String requireText(String what, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(what + " must not be blank");
    }
    return text.strip();
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
   * Sets the places to read settings and flags from, where there are more than an environment and
   * some properties. Takes the place of {@link #environment} and {@link #properties}.
   *
   * @param inOrder the strongest first; within one, variables are stronger than properties
   */
  public FallbackEngineBuilder places(List<? extends SettingsPlace> inOrder) {
    places = List.copyOf(inOrder);
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
   * Adds a listener, as {@link FallbackEngine#listen} does.
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
   * @param executor runs one task after another; default a daemon thread. One that runs them at
   *     once suits tests only: listeners must then not make guarded calls
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
   * Says which exceptions refuse a call before it reaches its dependency; they count for nothing.
   *
   * @param rule asked about what calls throw; default {@link RefusalRule#NONE}
   */
  public FallbackEngineBuilder refusals(RefusalRule rule) {
    refusals = rule;
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
      throw new IllegalArgumentException("offloadThreads must be at least 1, but is " + threads);
    }
    offloadThreads = threads;
    return this;
  }

  /**
   * Says on whose behalf a call is made. Of the calls that a level drops in part, those of the same
   * callers go for an hour, so that no user's page changes from click to click.
   *
   * @param caller asked on the calling thread, while the level drops a part or a drill acts on one;
   *     cheap. What it returns has a hash code and a text that last, like a user's name; {@code
   *     null} if nobody is known: then chance decides, as it does by default
   */
  public FallbackEngineBuilder cohort(Supplier<? extends @Nullable Object> caller) {
    cohort = caller;
    return this;
  }

  /**
   * Hands in what the instances of the application share.
   *
   * @param shared closed with the engine; default one for this engine alone
   */
  public FallbackEngineBuilder peers(Peers shared) {
    peers = shared;
    return this;
  }

  /**
   * Says how busy the CPU is. Only while it is busy, the level rises for essential calls that are
   * slow, and for non-essential ones that get no permit.
   *
   * @param load since it was asked before, 0 to 1; below 0 if unknown. Asked at most every 250 ms,
   *     by one thread at a time. Default what the JVM knows of its container, but at least how much
   *     the process uses of its processors
   */
  public FallbackEngineBuilder cpuLoad(DoubleSupplier load) {
    cpuLoad = load;
    return this;
  }

  /**
   * Replaces the engine's time, as for tests. The engine does not close it, but runs nothing there
   * once it is closed itself.
   *
   * @param source default the JVM's
   */
  public FallbackEngineBuilder time(Time source) {
    time = source;
    return this;
  }

  /**
   * Says that dependencies are registered after the engine is built: nothing is started until
   * {@link FallbackEngine#start()} is called. Calls and orders do not wait for that.
   */
  public FallbackEngineBuilder startLater() {
    startLater = true;
    return this;
  }

  /**
   * Builds the engine, registers the dependencies and starts it, unless it is to {@linkplain
   * #startLater() start later}. An engine to which no dependency was added expects them yet: it is
   * started, but its flags wait for {@link FallbackEngine#start()}. If nobody calls that within 10
   * s, those not understood are logged as errors, strict or not.
   *
   * @throws InvalidConfigurationException if a setting is malformed, a dependency does not fit
   *     another, or the start is refused as {@link FallbackEngine#start()} says
   */
  public FallbackEngine build() {
    return FallbackEngine.of(this);
  }
}
