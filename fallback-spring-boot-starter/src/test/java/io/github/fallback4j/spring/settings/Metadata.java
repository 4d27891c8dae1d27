package io.github.fallback4j.spring.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What editors know of the properties: the starter's {@code spring-configuration-metadata.json}.
 */
final class Metadata {
  private final JsonNode json;

  private Metadata(JsonNode json) {
    this.json = json;
  }

  static Metadata read() {
    try {
      for (URL found :
          Collections.list(
              Metadata.class
                  .getClassLoader()
                  .getResources("META-INF/spring-configuration-metadata.json"))) {
        try (InputStream content = found.openStream()) {
          JsonNode candidate = JsonMapper.builder().build().readTree(content);
          if (candidate.toString().contains("\"fallback.level\"")) {
            return new Metadata(candidate);
          }
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    throw new IllegalStateException("no metadata names fallback.level");
  }

  /**
   * One property.
   *
   * @param byDefault its default as it is written; empty for none
   */
  record Property(String name, String type, String byDefault, String description) {}

  /** Our properties, by name. */
  Map<String, Property> properties() {
    Map<String, Property> properties = new TreeMap<>();
    for (JsonNode property : json.path("properties")) {
      String name = property.path("name").asString();
      if (name.startsWith("fallback.")) {
        properties.put(
            name,
            new Property(
                name,
                property.path("type").asString(),
                text(property.path("defaultValue")),
                property.path("description").asString()));
      }
    }
    return properties;
  }

  /** Spring writes some lists as text in brackets. */
  private static String text(JsonNode value) {
    if (value.isMissingNode()) {
      return "";
    }
    String text = value.isArray() ? value.toString() : value.asString();
    return text.startsWith("[") ? text.replaceAll("[\\[\\]\" ]", "") : text;
  }

  /** Names of the properties that have hints. */
  List<String> hinted() {
    List<String> names = new ArrayList<>();
    json.path("hints").forEach(hint -> names.add(hint.path("name").asString()));
    return names;
  }

  /** What each value of a property means; empty if nothing says so. */
  Map<String, String> values(String property) {
    Map<String, String> values = new LinkedHashMap<>();
    for (JsonNode hint : json.path("hints")) {
      if (hint.path("name").asString().equals(property)) {
        hint.path("values")
            .forEach(
                value ->
                    values.put(
                        value.path("value").asString(), value.path("description").asString()));
      }
    }
    return values;
  }
}
