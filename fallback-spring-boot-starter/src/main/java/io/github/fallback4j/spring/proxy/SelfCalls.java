package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.method.MethodPlan;
import io.github.fallback4j.method.TypePlan;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.asm.ClassReader;
import org.springframework.asm.Type;
import org.springframework.util.ClassUtils;

/**
 * Finds calls of annotated methods that an object makes on itself, which bypass the proxy. They are
 * read from the byte code of the class and its superclasses. Stateless.
 */
final class SelfCalls {
  private static final Logger LOG = LoggerFactory.getLogger(SelfCalls.class);

  private SelfCalls() {}

  /**
   * Finds the self-calls of a type.
   *
   * @param plan the plan of the type
   * @return a sentence for each call
   */
  static Set<String> of(TypePlan plan) {
    Set<String> sentences = new LinkedHashSet<>();
    List<Class<?>> family = family(plan.type());
    Set<String> names = family.stream().map(Type::getInternalName).collect(Collectors.toSet());
    for (Class<?> type : family) {
      for (SelfCallReader.Call call : read(type, names)) {
        MethodPlan called = called(plan, family, call);
        if (called != null) {
          sentences.add(sentence(type, call, called));
        }
      }
    }
    return sentences;
  }

  private static String sentence(Class<?> type, SelfCallReader.Call call, MethodPlan called) {
    return ("%s.%s calls %s on itself, bypassing the proxy: that call is neither guarded nor ever"
            + " skipped — move %s to another bean, or inject the bean into itself with @Lazy and"
            + " call that")
        .formatted(type.getName(), call.caller(), called, call.called());
  }

  private static List<Class<?>> family(Class<?> type) {
    List<Class<?>> family = new ArrayList<>();
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      family.add(each);
    }
    family.addAll(ClassUtils.getAllInterfacesForClassAsSet(type));
    family.removeIf(each -> each.getName().startsWith("java."));
    return family;
  }

  private static List<SelfCallReader.Call> read(Class<?> type, Set<String> family) {
    ClassLoader loader = type.getClassLoader();
    if (loader == null) {
      return List.of();
    }
    try (InputStream bytes =
        loader.getResourceAsStream(
            ClassUtils.convertClassNameToResourcePath(type.getName()) + ".class")) {
      if (bytes == null) {
        return List.of();
      }
      SelfCallReader reader = new SelfCallReader(family);
      new ClassReader(bytes).accept(reader, ClassReader.EXPAND_FRAMES);
      return reader.calls();
    } catch (IOException | RuntimeException unreadable) {
      LOG.debug("Self-calls of {} cannot be found: its byte code cannot be read", type, unreadable);
      return List.of();
    }
  }

  private static @Nullable MethodPlan called(
      TypePlan plan, List<Class<?>> family, SelfCallReader.Call call) {
    for (Class<?> type : family) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(call.called())
            && Type.getMethodDescriptor(method).equals(call.descriptor())) {
          return plan.of(method);
        }
      }
    }
    return null;
  }
}
