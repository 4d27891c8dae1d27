package io.github.fallback4j;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method that finds out how a dependency is, while its calls fail or are skipped. It has
 * no parameters, is neither private nor static, and may return anything, nothing, or a {@code
 * CompletionStage} or Reactor's {@code Mono}, which is waited for. The dependency is bad if it
 * throws, answers {@code false}, or takes longer than the deadline; then it is interrupted.
 *
 * <p>It is called away from callers, on threads of ours, maybe on several at once; of a dependency
 * with a standby it tries the primary. In Spring the methods of singleton beans are found, and
 * called on the bean itself, past its proxies; else see {@link
 * io.github.fallback4j.engine.FallbackEngine#probes(Object)}. Where a type is annotated {@link
 * NonEssential} or {@link Essential}, its probes are not covered by that.
 *
 * <p>Mistakes stop the start: a method that cannot be one, a dependency that is not declared or
 * that nothing sets aside or a circuit breaker of the application does, a second probe of one
 * dependency ({@link DependencySpec#probe()} is one too).
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Probe {

  /** The id of the dependency. */
  String value();
}
