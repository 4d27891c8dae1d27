package io.github.fallback4j.spring.web;

import org.jspecify.annotations.Nullable;

/** The header fields of a response that is not sent yet. */
interface HeaderFields {

  /** The values of a field, joined by commas; {@code null} if it is not there. */
  @Nullable String get(String name);

  /** Replaces all values of a field. */
  void set(String name, String value);

  /** Takes a field away, if it is there. */
  void remove(String name);
}
