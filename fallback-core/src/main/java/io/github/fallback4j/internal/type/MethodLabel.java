package io.github.fallback4j.internal.type;

import io.github.fallback4j.InvalidConfigurationException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Names an annotated method in messages.
 *
 * @param method the method
 * @param dependency id of the dependency it calls; {@code null} to omit it
 */
public record MethodLabel(Method method, @Nullable String dependency) {

  /**
   * Returns an exception that refuses the method.
   *
   * @param problem what is wrong; completes a sentence that begins with the method
   * @param action what to write instead
   */
  public InvalidConfigurationException refused(String problem, String action) {
    return new InvalidConfigurationException(this + " " + problem, action);
  }

  /** Returns the same refusal with the method added. */
  public InvalidConfigurationException refused(InvalidConfigurationException why) {
    return refused("is refused: " + why.problem(), why.action());
  }

  @Override
  public String toString() {
    String name = method.getDeclaringClass().getName() + "." + SourceText.call(method);
    return dependency == null ? name : name + " (dependency '" + dependency + "')";
  }
}
