package io.github.fallback4j.engine;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.FallbackEvent;
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
import java.util.ArrayList;
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

/** What an engine is told: its builder sets it, and its parts read it. */
abstract class EngineOptions {
  final List<DependencySpec> specs = new ArrayList<>();
  final List<Window> windows = new ArrayList<>();
  final List<HealthSignal> signals = new ArrayList<>();
  final List<OrderSource> sources = new ArrayList<>();
  final List<Consumer<? super FallbackEvent>> listeners = new ArrayList<>();
  Map<String, String> environment = System.getenv();
  Map<String, String> properties = Map.of();
  @Nullable List<SettingsPlace> places;
  final Set<String> foreignProperties = new HashSet<>();
  UnaryOperator<DependencySpec> customizer = UnaryOperator.identity();
  BooleanSupplier interruptible = () -> true;
  RefusalRule refusals = RefusalRule.NONE;
  ContextCarrier carrier = new LoggingContext();
  int offloadThreads = 200;
  Supplier<? extends @Nullable Object> cohort = () -> null;
  @Nullable DoubleSupplier cpuLoad;
  Function<String, Optional<CircuitBreaker>> circuitBreakers = name -> Optional.empty();
  boolean startLater;
  @Nullable Supplier<? extends @Nullable DegradationSink> degradationSink;
  @Nullable Integer sharedPermits;
  String application = "java";
  @Nullable String instance;
  @Nullable Executor listenerExecutor;
  @Nullable Time time;
  @Nullable Peers peers;
}
