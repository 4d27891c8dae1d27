package io.github.fallback4j.method;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.internal.type.MethodLabel;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the calls of one annotated method are made. Everything that can be decided beforehand is, so
 * that a call costs little and a skipped one less. Safe for use by many threads.
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

  /** The method, as the planned type declares or inherits it. */
  public final Method method() {
    return method;
  }

  /** What the method calls. */
  public final Dependency dependency() {
    return dependency;
  }

  /** Sentences about what works, but hardly as it was meant. Empty if there is nothing to say. */
  public final List<String> warnings() {
    return warnings;
  }

  /**
   * Whether one invocation may go on any number of times, also at once and after it has returned:
   * once for each subscription to what it returned.
   */
  public boolean repeats() {
    return false;
  }

  /**
   * Whether the method is a Kotlin function that suspends. Then what goes on with the call, and
   * what makes it, return a {@code Mono} of its answer.
   */
  boolean suspends() {
    return false;
  }

  /**
   * Makes a call, or answers without it.
   *
   * @param target the object the method belongs to, and on which the fallback method is called
   * @param args the arguments; {@code null} is the same as none. Not changed; kept no longer than
   *     the call, save in the key of a remembered answer and, if it {@linkplain #repeats()
   *     repeats}, in what it returns
   * @param proceed makes the call
   * @return the answer, of the method's return type; {@code null} if it is void. Of a Kotlin
   *     function that suspends a {@code Mono} of it, as {@code proceed} returns, which the caller
   *     is to await
   * @throws Throwable what the method throws, as it was thrown
   */
  public abstract @Nullable Object invoke(
      Object target, @Nullable Object @Nullable [] args, Proceed proceed) throws Throwable;

  @Override
  public String toString() {
    return new MethodLabel(method, dependency.id()).toString();
  }
}
