package io.github.fallback4j.method;

import io.github.fallback4j.internal.type.MethodLabel;
import io.github.fallback4j.internal.type.SourceText;
import io.github.fallback4j.internal.type.TypeParts;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds answers that need the session of a database for longer than their call: entities, whose
 * associations are read when somebody asks for them. Stateless.
 */
final class Entities {
  private static final String ENTITY = "jakarta.persistence.Entity";

  private Entities() {}

  /**
   * Returns the warning about an answer that is remembered.
   *
   * @param returned the resolved return type
   */
  static Optional<String> remembered(MethodLabel place, Type returned) {
    return in(returned)
        .map(
            entity ->
                ("%s remembers %s, an entity: when it is handed out again its session is closed, and"
                        + " an association that was not read by then cannot be. Remember a record of"
                        + " what callers need, or fetch the associations with the query")
                    .formatted(place, SourceText.type(entity)));
  }

  /**
   * Returns the warning about an answer that comes from another thread.
   *
   * @param returned the resolved return type
   */
  static Optional<String> offloaded(MethodLabel place, Type returned) {
    return in(returned)
        .map(
            entity ->
                ("%s answers with %s, an entity, and runs on another thread (enforce is offload):"
                        + " the session of its caller is not there, so an association that was not"
                        + " read within the call cannot be. Answer with a record of what callers"
                        + " need, or fetch the associations with the query")
                    .formatted(place, SourceText.type(entity)));
  }

  private static Optional<Class<?>> in(Type returned) {
    return TypeParts.of(returned).filter(Entities::isEntity).findFirst();
  }

  /** By name: the core does not know JPA. */
  private static boolean isEntity(@Nullable Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Annotation annotation : each.getAnnotations()) {
        if (annotation.annotationType().getName().equals(ENTITY)) {
          return true;
        }
      }
    }
    return false;
  }
}
