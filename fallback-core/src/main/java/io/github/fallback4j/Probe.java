package io.github.fallback4j;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that checks whether a dependency works, while its calls fail or are skipped. It
 * has no parameters, is neither private nor static, and may return any type or {@code void}. A
 * {@code CompletionStage} or Reactor's {@code Mono} is awaited. The check fails if the method
 * throws, returns {@code false}, or takes longer than the deadline; then it is interrupted.
 *
 * <p>It is called on threads of the engine, possibly on several at once, and never on a caller's
 * thread. If the dependency has a standby, the probe checks the primary. In Spring the probe
 * methods of singleton beans are found automatically, and are called on the bean itself, bypassing
 * its proxies; otherwise see {@link io.github.fallback4j.engine.FallbackEngine#probes(Object)}. If
 * a type is annotated {@link NonEssential} or {@link Essential}, that does not apply to its probes.
 *
 * <p>These mistakes stop the start: a method that cannot be a probe; a dependency that is not
 * declared, that is never skipped, or that uses a circuit breaker of the application; a second
 * probe of the same dependency ({@link DependencySpec#probe()} counts too).
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Probe {

  /** The id of the dependency. */
  String value();
}
