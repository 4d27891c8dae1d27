package io.github.fallback4j.spring.web;

import org.jspecify.annotations.Nullable;

/** The header fields of a response that has not been sent. */
interface HeaderFields {

  /** Returns the values of a field, joined by commas; {@code null} if it is absent. */
  @Nullable String get(String name);

  /** Replaces all values of a field. */
  void set(String name, String value);

  /** Removes a field, if it is present. */
  void remove(String name);
}
