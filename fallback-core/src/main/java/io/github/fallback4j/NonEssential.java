package io.github.fallback4j;

import io.github.fallback4j.settings.FaultSettings;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a non-essential call, and says what to answer instead.
 *
 * <p>While its dependency is degraded, the method is skipped. If it fails, is overdue or gets no
 * permit, its caller still gets an answer. That answer is, in this order: the last known good
 * answer ({@link LastKnownGood}), that of the {@link #fallback()} method, the empty value of the
 * return type (nothing for {@code void}, {@code Optional.empty()}, an empty collection, stream or
 * array, a completed stage of one of these, {@code null} where the return type is marked
 * {@code @Nullable}). A method that has none of these is refused at start.
 *
 * <p>On a type it applies to every public method; a method's own annotation wins. Properties under
 * {@code fallback.dependencies.<id>} win over the annotation.
 *
 * <p>It may be a meta-annotation: an annotation of your own that carries it has the same effect. An
 * attribute of yours overrides the attribute here with the same name and type, or the one it names
 * with Spring's {@code @AliasFor}:
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
   * Name of a method of the same class or interface that answers instead. It has the return type of
   * this method. It takes the same parameters, optionally followed by the {@link Degradation}; or
   * only the {@link Degradation}; or nothing. It should be local and cheaper than the call.
   */
  String fallback() default "";

  /**
   * The type that has the {@link #fallback()} method, if it is not this type. The method is called
   * on the bean of that type, or on the object passed to {@link Dependencies#protect}. Without a
   * {@link #fallback()}, the method of the same name and parameters answers, so an implementation
   * of the annotated interface can be named here. The method must not be private.
   */
  Class<?> fallbackIn() default void.class;

  /**
   * Name of a method of the same class that does the same on the standby route, with the same
   * parameters and the same return type. It is called instead of this method, never in addition to
   * it, when {@code standby} is ordered or while this method's breaker is open. For reads only: a
   * method that returns nothing cannot have a standby unless it is {@link #idempotent()}.
   */
  String standby() default "";

  /**
   * From which level on the call is dropped. Methods that share a dependency must have the same
   * criticality.
   */
  Criticality criticality() default Criticality.USEFUL;

  /**
   * Exceptions that are answers and not faults. They and their subclasses reach the caller
   * unchanged and count as success.
   */
  Class<? extends Throwable>[] passThrough() default {};

  /**
   * The only exceptions, with their subclasses, that are faults of the dependency, in addition to
   * those in its settings. If empty, all exceptions are faults. Other exceptions do not affect the
   * breaker, but their callers get a fallback too. See {@link FaultSettings}.
   */
  Class<? extends Throwable>[] faultsOnly() default {};

  /**
   * Exceptions that are not faults, with their subclasses, in addition to those in the dependency's
   * settings.
   */
  Class<? extends Throwable>[] faultsExcept() default {};

  /**
   * Whether calling twice has the same effect as calling once. Such a call may serve as a probe,
   * and may use the standby even if it returns nothing.
   */
  boolean idempotent() default false;
}
