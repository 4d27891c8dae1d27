package io.github.fallback4j;

import io.github.fallback4j.settings.FaultSettings;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a call the application can do without, and says what to answer instead.
 *
 * <p>While its dependency is degraded the method is skipped; when it fails, is overdue or finds no
 * permit, its caller is answered all the same. The answer is, in this order: the last known good
 * one ({@link LastKnownGood}), the {@link #fallback()} method's, the empty value of the return type
 * (nothing for {@code void}, {@code Optional.empty()}, an empty collection, stream or array, a
 * completed stage of one of these, {@code null} where the return type is marked {@code @Nullable}).
 * A method for which none of these exists is refused when it is planned, that is at start.
 *
 * <p>On a type it holds for every public method; a method's own annotation wins. Properties under
 * {@code fallback.dependencies.<id>} win over the annotation.
 *
 * <p>It may stand on an annotation of your own, which then stands for it. An attribute of yours that
 * has the name and type of one here says it instead, and so does one with Spring's
 * {@code @AliasFor}:
 *
 * <pre>{@code
 * @NonEssential(value = "", criticality = Criticality.DECORATIVE)
 * @Retention(RetentionPolicy.RUNTIME)
 * @interface Decorative {
 *   String value(); // the id
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface NonEssential {

  /**
   * The id of the dependency: {@code [a-z][a-z0-9]*(-[a-z0-9]+)*}, at most 64 characters, not
   * {@code all}. Methods that name the same id share its state, permits and detection.
   */
  String value();

  /**
   * Name of a method of the same class or interface that answers instead. It takes the same
   * parameters and then optionally the {@link Degradation}; or only the {@link Degradation}; or
   * nothing; and returns what this method returns. It should be local and cheaper than the call.
   */
  String fallback() default "";

  /**
   * The type whose {@link #fallback()} method answers, instead of this one's; its method is called
   * on the bean of that type, or on the object handed in. Without a {@link #fallback()}, its method
   * of the same name and parameters answers: an implementation of the annotated interface can. The
   * method may not be private.
   */
  Class<?> fallbackIn() default void.class;

  /**
   * Name of a method of the same class that does the same by the standby route, with the same
   * parameters and the same return type. It is called instead of this method, never as well as it:
   * when {@code standby} is ordered, or while this method's breaker is open. For reads only: a
   * method that returns nothing has none unless it is {@link #idempotent()}.
   */
  String standby() default "";

  /** How early a level drops the call. Methods that share a dependency must agree. */
  Criticality criticality() default Criticality.USEFUL;

  /**
   * Exceptions that are answers, not faults: they and their subclasses reach the caller unchanged
   * and count as success.
   */
  Class<? extends Throwable>[] passThrough() default {};

  /**
   * Exceptions that alone are faults of the dependency, with their subclasses, beside those that
   * are set for it; none for all. Others say nothing about it, and are answered like faults. See
   * {@link FaultSettings}.
   */
  Class<? extends Throwable>[] faultsOnly() default {};

  /** Exceptions that are no faults, with their subclasses, beside those set for the dependency. */
  Class<? extends Throwable>[] faultsExcept() default {};

  /**
   * Whether calling twice does no more than calling once, so that the call may serve as a probe,
   * and go by the standby route even if it returns nothing.
   */
  boolean idempotent() default false;
}
