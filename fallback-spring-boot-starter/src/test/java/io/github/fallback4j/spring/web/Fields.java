package io.github.fallback4j.spring.web;

import java.util.Map;
import java.util.TreeMap;

/** The header fields of a response that is never sent. */
final class Fields implements HeaderFields {
  private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static Fields of(String name, String value) {
    return new Fields().and(name, value);
  }

  Fields and(String name, String value) {
    if (value != null) {
      values.put(name, value);
    }
    return this;
  }

  @Override
  public String get(String name) {
    return values.get(name);
  }

  @Override
  public void set(String name, String value) {
    values.put(name, value);
  }

  @Override
  public void remove(String name) {
    values.remove(name);
  }
}
