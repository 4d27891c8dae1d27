package io.github.fallback4j;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Remembers the last good answer of a {@link NonEssential} method for each key, and answers with it
 * before the fallback method is asked. {@code null}, streams and results judged faults are not
 * remembered. Answers are kept by reference: do not change them after returning them.
 *
 * <p>It may stand on an annotation of your own, as described at {@link NonEssential}.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface LastKnownGood {

  /** How old an answer may be: a number with a unit, {@code 300ms} to {@code 24h}, or ISO-8601. */
  String maxAge() default "24h";

  /** How many keys are remembered; at least 1. The least useful are forgotten first. */
  int maxEntries() default 1_000;

  /**
   * Names of the parameters that make up the key; by default all of them. In Spring the
   * authenticated principal is always part of it. Names need the class to be compiled with {@code
   * -parameters}.
   */
  String[] key() default {};
}
