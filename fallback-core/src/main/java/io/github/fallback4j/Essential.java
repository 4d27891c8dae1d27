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
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Essential {

  /** The id of the dependency, in the form described at {@link NonEssential#value()}. */
  String value();
}
