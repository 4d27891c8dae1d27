package io.github.fallback4j.spring.endpoint;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.util.ClassUtils;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerMapping;

/**
 * What the path of a request names. Actuator puts body and query over it, into one map. Immutable.
 *
 * @param values by name, the very objects that Actuator copies into its map
 */
record PathVariables(Map<String, ?> values) {
  private static final String MARK = PathVariables.class.getName();
  private static final boolean SERVLET =
      ClassUtils.isPresent(
          "org.springframework.web.servlet.HandlerMapping", PathVariables.class.getClassLoader());

  /** Returns the path's own variables with this record among them, where Actuator carries it on. */
  static Map<String, Object> marked(Map<String, ?> variables) {
    Map<String, Object> marked = new HashMap<>(variables);
    marked.put(MARK, new PathVariables(Map.copyOf(variables)));
    return marked;
  }

  /** Returns those of the request that is answered; {@code null} if nobody knows them. */
  static @Nullable PathVariables of(InvocationContext context) {
    if (context.getArguments().get(MARK) instanceof PathVariables carried) {
      return carried;
    }
    return SERVLET ? Servlet.current() : null;
  }

  /** Returns whether a value is what the path says, and not an equal one from elsewhere. */
  @SuppressWarnings("ReferenceEquality") // a body may name the same target: that is refused too
  boolean named(String name, @Nullable Object value) {
    return value != null && values.get(name) == value;
  }

  /** Keeps Spring MVC's types out of applications without it. */
  private static final class Servlet {
    static @Nullable PathVariables current() {
      RequestAttributes request = RequestContextHolder.getRequestAttributes();
      return request != null
              && request.getAttribute(
                      HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
                      RequestAttributes.SCOPE_REQUEST)
                  instanceof Map<?, ?> variables
          ? new PathVariables(byName(variables))
          : null;
    }

    @SuppressWarnings("unchecked") // Spring MVC says so
    private static Map<String, ?> byName(Map<?, ?> variables) {
      return (Map<String, ?>) variables;
    }
  }
}
