package io.github.fallback4j.method;

import io.github.fallback4j.Essential;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.Probe;
import io.github.fallback4j.internal.annotation.MergedAnnotation;
import io.github.fallback4j.internal.type.MethodLabel;
import io.github.fallback4j.internal.type.ReturnKind;
import io.github.fallback4j.internal.type.SourceText;
import io.github.fallback4j.internal.type.TypeMethods;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A method annotated {@link Probe}. Immutable. */
public final class ProbeMethod {
  private final Method method;
  private final String dependency;
  private final boolean publishes;

  private ProbeMethod(Method method, String dependency, boolean publishes) {
    this.method = method;
    this.dependency = dependency;
    this.publishes = publishes;
  }

  /**
   * Finds the probes that a type declares or inherits. Of an overridden probe only the overriding
   * method counts.
   *
   * @param type a class or interface, as it was written
   * @throws InvalidConfigurationException if an annotated method cannot be a probe
   */
  public static Collection<ProbeMethod> of(Class<?> type) {
    Map<String, ProbeMethod> found = new LinkedHashMap<>();
    for (Class<?> each : TypeMethods.supertypes(type)) {
      if (!each.getName().startsWith("java.")) {
        for (Method method : TypeMethods.declared(each)) {
          Probe probe = method.getAnnotation(Probe.class);
          if (probe != null && !method.isBridge()) {
            found.putIfAbsent(method.getName(), of(method, probe.value(), new TypeMethods(type)));
          }
        }
      }
    }
    return found.values();
  }

  private static ProbeMethod of(Method method, String dependency, TypeMethods members) {
    MethodLabel place = new MethodLabel(method, dependency);
    int modifiers = method.getModifiers();
    if (method.getParameterCount() > 0) {
      throw place.refused(
          "is a probe with parameters", "remove them: nobody passes arguments to a probe");
    }
    if (Modifier.isStatic(modifiers) || Modifier.isPrivate(modifiers)) {
      throw place.refused(
          "is a probe that is " + (Modifier.isStatic(modifiers) ? "static" : "private"),
          "make it an instance method that is not private");
    }
    if (!MergedAnnotation.on(method, NonEssential.class).isEmpty()
        || !MergedAnnotation.on(method, Essential.class).isEmpty()) {
      throw place.refused(
          "is both a probe and a guarded call, which is skipped just when the probe is needed",
          "remove one annotation: give the probe its own method");
    }
    ReturnKind kind = ReturnKind.of(method, members.generics().raw(method.getGenericReturnType()));
    boolean known = kind == ReturnKind.VALUE || kind == ReturnKind.STAGE || kind == ReturnKind.MONO;
    if (!known) {
      throw place.refused(
          "is a probe that returns "
              + SourceText.type(method.getGenericReturnType())
              + ", which the library cannot wait for",
          "return nothing, a value, a CompletionStage or a Mono");
    }
    if (!method.trySetAccessible()) {
      throw place.refused(
          "is a probe that cannot be called: its module does not open its package",
          "open the package, or make the method public");
    }
    return new ProbeMethod(method, dependency, kind == ReturnKind.MONO);
  }

  /** Returns the id of the dependency that it checks. */
  public String dependency() {
    return dependency;
  }

  /** Returns the annotated method. */
  public Method method() {
    return method;
  }

  /**
   * Returns the check that calls the method on an object.
   *
   * @param holder supplies the object for each call
   * @return returns the result of the method; for a {@code Mono}, a stage
   */
  public Callable<?> on(Supplier<?> holder) {
    return () -> {
      Object answer = invoke(holder.get());
      return publishes && answer != null ? PublishedProbe.subscribe(answer) : answer;
    };
  }

  private @Nullable Object invoke(Object target) throws Exception {
    try {
      return method.invoke(target);
    } catch (InvocationTargetException thrown) {
      Throwable cause = thrown.getCause();
      if (cause instanceof Error error) {
        throw error;
      }
      throw cause instanceof Exception exception ? exception : thrown;
    }
  }

  /**
   * Returns an exception that refuses the method.
   *
   * @param problem what is wrong; completes a sentence that begins with the method
   * @param action what to write instead
   */
  public InvalidConfigurationException refused(String problem, String action) {
    return new MethodLabel(method, dependency).refused(problem, action);
  }

  /** Names class, method and dependency, for messages. */
  @Override
  public String toString() {
    return new MethodLabel(method, dependency).toString();
  }
}
