package io.github.fallback4j.internal.annotation;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Reads the attributes of annotations, including those that are not public. Stateless. */
final class AnnotationAttributes {
  private AnnotationAttributes() {}

  /** Returns the attribute of an annotation type that is known to have one of this name. */
  static Method of(Class<? extends Annotation> type, String name) {
    try {
      return type.getDeclaredMethod(name);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalArgumentException(type.getName() + " has no attribute " + name, impossible);
    }
  }

  static Object read(Annotation annotation, String name) {
    return read(annotation, of(annotation.annotationType(), name));
  }

  /**
   * Reads an attribute from the annotation's own invocation handler, because calling the method
   * would need access to its type.
   */
  static Object read(Annotation annotation, Method attribute) {
    try {
      return Proxy.getInvocationHandler(annotation).invoke(annotation, attribute, null);
    } catch (RuntimeException | Error unreadable) {
      throw unreadable; // for example, it names a class that is missing
    } catch (Throwable impossible) {
      throw new IllegalStateException("attributes throw nothing checked", impossible);
    }
  }
}
