package io.github.fallback4j;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a call that the application exists for. No flag, level, order or detector ever skips it. It
 * has no permits and no enforced deadline, and its exceptions reach the caller. It is measured.
 *
 * <p>It may be a meta-annotation, as described at {@link NonEssential}.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Essential {

  /** The id of the dependency, in the form described at {@link NonEssential#value()}. */
  String value();

  /**
   * Name of a method of the same class that does the same on the standby route, with the same
   * parameters and the same return type. It is called instead of this method, never in addition to
   * it, when {@code standby} is ordered or while this method's breaker is open. For reads only: a
   * method that returns nothing cannot have a standby unless it is {@link #idempotent()}.
   */
  String standby() default "";

  /**
   * Whether calling twice has the same effect as calling once. Such a call may use the standby even
   * if it returns nothing.
   */
  boolean idempotent() default false;
}
