package io.github.fallback4j;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a call the application exists for. No flag, level, order or detector ever skips it; it has
 * no permits and no enforced deadline, and throws what it throws. It is measured.
 *
 * <p>It may stand on an annotation of your own, as described at {@link NonEssential}.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Essential {

  /** The id of the dependency, in the form described at {@link NonEssential#value()}. */
  String value();

  /**
   * Name of a method of the same class that does the same by the standby route, with the same
   * parameters and the same return type. It is called instead of this method, never as well as it:
   * when {@code standby} is ordered, or while this method's breaker is open. For reads only: a
   * method that returns nothing has none unless it is {@link #idempotent()}.
   */
  String standby() default "";

  /**
   * Whether calling twice does no more than calling once, so that the call may go by the standby
   * route even if it returns nothing.
   */
  boolean idempotent() default false;
}
