package io.github.fallback4j.spring;

import io.github.fallback4j.internal.names.Spelling;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.env.PropertySource;

/**
 * The engine's settings in a Spring environment. If two property sources set the same thing, in any
 * spelling, the one that Spring ranks higher wins. A list is taken as a whole from one source.
 * Placeholders are resolved. Immutable.
 *
 * @param variables every name that begins with {@code FALLBACK_}, from any source
 * @param properties every name that begins with {@code fallback.}
 */
record EngineEnvironment(Map<String, String> variables, Map<String, String> properties) {
  private static final String VARIABLE = "FALLBACK_";
  private static final String PROPERTY = "fallback.";

  /** YAML keys that are not strings or have unusual characters: {@code switches[false]}. */
  private static final Pattern BRACKETED_KEY = Pattern.compile("\\[([^]]*[^]\\d][^]]*)]");

  /** The suffix after the name of a list: the index, and for windows also a setting. */
  private static final Pattern LIST_INDEX =
      Pattern.compile("(?<=^fallback.windows)\\[.*|\\[\\d+]$");

  EngineEnvironment {
    variables = Map.copyOf(variables);
    properties = Map.copyOf(properties);
  }

  static EngineEnvironment of(ConfigurableEnvironment environment) {
    Collector collector = new Collector(environment);
    for (PropertySource<?> source : environment.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> listed) {
        collector.add(listed);
      }
    }
    return new EngineEnvironment(collector.variables, collector.properties);
  }

  /** Reads the sources in order, the highest-ranking first. */
  private static final class Collector {
    private final PropertyResolver placeholders;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Set<String> settled = new HashSet<>();

    Collector(PropertyResolver placeholders) {
      this.placeholders = placeholders;
    }

    void add(EnumerablePropertySource<?> source) {
      Set<String> settledHere = new HashSet<>();
      for (String name : source.getPropertyNames()) {
        if (name.startsWith(VARIABLE)) {
          variables.putIfAbsent(name, value(source, name));
          continue;
        }
        String dotted = BRACKETED_KEY.matcher(name).replaceAll(".$1").replace("..", ".");
        String spelling = Spelling.plain(LIST_INDEX.matcher(dotted).replaceFirst(""));
        if (dotted.startsWith(PROPERTY) && !settled.contains(spelling)) {
          properties.put(dotted, value(source, name));
          settledHere.add(spelling);
        }
      }
      settled.addAll(settledHere);
    }

    private String value(PropertySource<?> source, String name) {
      Object value = source.getProperty(name);
      return value == null ? "" : placeholders.resolvePlaceholders(value.toString());
    }
  }
}
