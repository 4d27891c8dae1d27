package io.github.fallback4j.internal.type;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Finds whether a method declares that its answer may be {@code null}. */
public final class Nullability {
  private static final String NULLABLE = "Nullable";

  private Nullability() {}

  /**
   * Returns whether the return type or the method has a {@code @Nullable} that is visible at run
   * time.
   */
  public static boolean ofReturn(Method method) {
    return marked(method.getAnnotatedReturnType().getAnnotations())
        || marked(method.getAnnotations());
  }

  /** Returns whether the type argument of the returned stage or future has one. */
  public static boolean ofElement(Method method) {
    return method.getAnnotatedReturnType() instanceof AnnotatedParameterizedType parameterized
        && marked(element(parameterized).getAnnotations());
  }

  private static AnnotatedType element(AnnotatedParameterizedType parameterized) {
    return parameterized.getAnnotatedActualTypeArguments()[0];
  }

  private static boolean marked(Annotation[] annotations) {
    return Arrays.stream(annotations)
        .anyMatch(each -> each.annotationType().getSimpleName().equals(NULLABLE));
  }
}
