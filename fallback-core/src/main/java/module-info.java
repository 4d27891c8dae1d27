/**
 * Fallback4j: degraded mode for Java applications.
 *
 * <p>{@code io.github.fallback4j} and the packages next to it are for applications, {@code spi} for
 * those who extend the library, {@code method} for those who intercept annotated calls.
 *
 * <p>A module whose methods are annotated opens their package to this module, unless the types and
 * methods are public and the package is exported. Micrometer, Reactor and Kotlin's coroutines are
 * optional: a module that uses them with this library requires them itself.
 */
@SuppressWarnings({"module", "requires-automatic", "requires-transitive-automatic"})
module io.github.fallback4j {
  requires com.github.benmanes.caffeine;
  requires java.management;
  requires jdk.management;
  requires org.slf4j;
  requires io.github.resilience4j.core;
  requires transitive io.github.resilience4j.circuitbreaker;
  requires transitive org.jspecify;
  requires static kotlin.stdlib;
  requires static kotlinx.coroutines.core;
  requires static kotlinx.coroutines.reactor;
  requires static micrometer.core;
  requires static org.reactivestreams;
  requires static reactor.core;

  exports io.github.fallback4j;
  exports io.github.fallback4j.engine;
  exports io.github.fallback4j.method;
  exports io.github.fallback4j.reactor;
  exports io.github.fallback4j.settings;
  exports io.github.fallback4j.spi;
  exports io.github.fallback4j.window;
  exports io.github.fallback4j.internal.names to
      io.github.fallback4j.spring;
  exports io.github.fallback4j.internal.settings to
      io.github.fallback4j.spring;
  exports io.github.fallback4j.internal.values to
      io.github.fallback4j.spring;
}
