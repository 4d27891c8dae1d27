package io.github.fallback4j.spring.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The header fields of a servlet's response. */
record ServletFields(HttpServletResponse response) implements HeaderFields {

  @Override
  public @Nullable String get(String name) {
    Collection<String> values = response.getHeaders(name);
    return values.isEmpty() ? null : String.join(", ", values);
  }

  @Override
  public void set(String name, String value) {
    response.setHeader(name, value);
  }

  @Override
  public void remove(String name) {
    response.setHeader(name, null); // removes the field, since Servlet 6.1
  }
}
