package io.github.fallback4j;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Remembers the last good answer of a {@link NonEssential} method for each key. A degraded call
 * gets this answer before the fallback method is tried. {@code null}, streams and answers judged
 * faults are not remembered. Answers are kept by reference: do not change them after returning
 * them.
 *
 * <p>It may be a meta-annotation, as described at {@link NonEssential}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface LastKnownGood {

  /**
   * The maximum age of an answer: a number with a unit, {@code 300ms} to {@code 24h}, or ISO-8601.
   */
  String maxAge() default "24h";

  /** The maximum number of remembered keys; at least 1. The least used are removed first. */
  int maxEntries() default 1_000;

  /**
   * Names of the parameters that make up the key; by default all of them. In Spring the
   * authenticated principal is always part of the key. Using names requires that the class is
   * compiled with {@code -parameters}.
   */
  String[] key() default {};
}
