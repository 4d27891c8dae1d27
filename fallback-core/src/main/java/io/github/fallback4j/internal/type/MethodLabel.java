package io.github.fallback4j.internal.type;

import io.github.fallback4j.InvalidConfigurationException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Names an annotated method in messages.
 *
 * @param method the method
 * @param dependency what it calls; {@code null} if that is not said
 */
public record MethodLabel(Method method, @Nullable String dependency) {

  /**
   * Refuses the method.
   *
   * @param problem what is wrong with it, as the rest of a sentence that begins with its name
   * @param action what to write instead
   */
  public InvalidConfigurationException refused(String problem, String action) {
    return new InvalidConfigurationException(this + " " + problem, action);
  }

  /** The same refusal, saying where. */
  public InvalidConfigurationException refused(InvalidConfigurationException why) {
    return refused("is refused: " + why.problem(), why.action());
  }

  @Override
  public String toString() {
    String name = method.getDeclaringClass().getName() + "." + SourceText.call(method);
    return dependency == null ? name : name + " (dependency '" + dependency + "')";
  }
}
