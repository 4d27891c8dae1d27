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
   * Finds the probes that a type declares or inherits; an overridden one is that which overrides
   * it.
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
          "is a probe with parameters", "remove them: nobody knows what to call it with");
    }
    if (Modifier.isStatic(modifiers) || Modifier.isPrivate(modifiers)) {
      throw place.refused(
          "is a probe that is " + (Modifier.isStatic(modifiers) ? "static" : "private"),
          "make it an instance method that is not private");
    }
    if (!MergedAnnotation.on(method, NonEssential.class).isEmpty()
        || !MergedAnnotation.on(method, Essential.class).isEmpty()) {
      throw place.refused(
          "is a probe and a guarded call, which would be skipped when it is to find out",
          "leave one annotation out: give the probe a method of its own");
    }
    ReturnKind kind = ReturnKind.of(method, members.generics().raw(method.getGenericReturnType()));
    boolean known = kind == ReturnKind.VALUE || kind == ReturnKind.STAGE || kind == ReturnKind.MONO;
    if (!known) {
      throw place.refused(
          "is a probe that returns "
              + SourceText.type(method.getGenericReturnType())
              + ", which nobody waits for",
          "return nothing, a value, a CompletionStage or a Mono");
    }
    if (!method.trySetAccessible()) {
      throw place.refused(
          "is a probe that may not be called", "open its module, or make it public");
    }
    return new ProbeMethod(method, dependency, kind == ReturnKind.MONO);
  }

  /** The id of the dependency it tells of. */
  public String dependency() {
    return dependency;
  }

  /** The method. */
  public Method method() {
    return method;
  }

  /**
   * Calls it on an object.
   *
   * @param holder asked for the object at each call
   * @return returns what the method does; of a {@code Mono} a stage
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
   * Refuses the method.
   *
   * @param problem what is wrong with it, as the rest of a sentence that begins with its name
   * @param action what to write instead
   */
  public InvalidConfigurationException refused(String problem, String action) {
    return new MethodLabel(method, dependency).refused(problem, action);
  }

  /** Class, method and dependency, for messages. */
  @Override
  public String toString() {
    return new MethodLabel(method, dependency).toString();
  }
}
