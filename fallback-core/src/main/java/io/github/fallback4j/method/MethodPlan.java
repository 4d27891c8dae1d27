package io.github.fallback4j.method;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.internal.type.MethodLabel;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the calls of one annotated method are made. Everything possible is decided when the plan is
 * made, so that a call costs little and a skipped call even less. Safe for use by many threads.
 */
public abstract class MethodPlan {
  private final Method method;
  private final Dependency dependency;
  private final List<String> warnings;

  MethodPlan(Method method, Dependency dependency, List<String> warnings) {
    this.method = method;
    this.dependency = dependency;
    this.warnings = List.copyOf(warnings);
  }

  /** Returns the method, as the planned type declares or inherits it. */
  public final Method method() {
    return method;
  }

  /** Returns the dependency that the method calls. */
  public final Dependency dependency() {
    return dependency;
  }

  /** Returns the fallback method; {@code null} if there is none. */
  public @Nullable Method fallback() {
    return null;
  }

  /**
   * Returns warnings about code that works, but probably not as intended. Empty if there are none.
   */
  public final List<String> warnings() {
    return warnings;
  }

  /**
   * Returns the plan for another object of the same type. It remembers answers of its own, so that
   * none of them reaches callers of other objects; all else is shared.
   */
  MethodPlan forInstance() {
    return this;
  }

  /**
   * Returns whether one invocation may proceed any number of times, even concurrently and after it
   * has returned: once for each subscription to the returned publisher.
   */
  public boolean repeats() {
    return false;
  }

  /**
   * Returns whether the method is a Kotlin suspend function. Then {@link #invoke} and {@link
   * Proceed} return a {@code Mono} of its answer.
   */
  boolean suspends() {
    return false;
  }

  /**
   * Makes a call, or answers without making it.
   *
   * @param target the object that the method is called on, and its fallback method too
   * @param args the arguments; {@code null} for none. They are not changed. They are kept no longer
   *     than the call, except in the key of a remembered answer and, if the plan {@linkplain
   *     #repeats() repeats}, in the returned publisher
   * @param proceed makes the call
   * @return the answer, of the method's return type; {@code null} if it is void. For a Kotlin
   *     suspend function, a {@code Mono} of the answer, which the caller must await
   * @throws Throwable the exception of the method, unchanged
   */
  public abstract @Nullable Object invoke(
      Object target, @Nullable Object @Nullable [] args, Proceed proceed) throws Throwable;

  /**
   * Makes a call like {@link #invoke}, except that nothing answers in place of its dependency: then
   * it ends with an exception of ours, or the returned stage or publisher does, for {@link #answer}
   * to turn into the answer. For a guard with a cache around it.
   *
   * @param target as of {@link #invoke}
   * @param args as of {@link #invoke}
   * @param proceed makes the call
   * @return the dependency's answer
   * @throws Throwable the exception of the method, or the one of ours
   */
  public @Nullable Object attempt(
      Object target, @Nullable Object @Nullable [] args, Proceed proceed) throws Throwable {
    return invoke(target, args, proceed);
  }

  /**
   * Answers a call that is made by {@link #attempt} further inside.
   *
   * @param target as of {@link #invoke}
   * @param args as of {@link #invoke}
   * @param attempt makes the call, through whatever stands around {@link #attempt}; any number of
   *     times if the plan {@linkplain #repeats() repeats}
   * @return the answer, as of {@link #invoke}
   * @throws Throwable the exception of the method, or of what stands in between, unchanged
   */
  public @Nullable Object answer(Object target, @Nullable Object @Nullable [] args, Proceed attempt)
      throws Throwable {
    return attempt.proceed();
  }

  @Override
  public String toString() {
    return new MethodLabel(method, dependency.id()).toString();
  }
}
