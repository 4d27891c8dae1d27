package io.github.fallback4j.spring;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.spi.SettingsPlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.CompositePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.env.PropertySource;

/**
 * The engine's settings in a Spring environment: each property source is a place, in Spring's
 * order. Placeholders are resolved. Immutable.
 *
 * @param places the strongest first
 * @param mistakes values that cannot be read; they are in none of the places
 */
record EngineEnvironment(List<SettingsPlace> places, List<InvalidConfigurationException> mistakes) {
  private static final Logger LOG = LoggerFactory.getLogger(EngineEnvironment.class);

  EngineEnvironment {
    places = List.copyOf(places);
    mistakes = List.copyOf(mistakes);
  }

  static EngineEnvironment of(ConfigurableEnvironment environment) {
    Collector collector = new Collector(environment);
    environment.getPropertySources().forEach(collector::add);
    return new EngineEnvironment(collector.places, collector.mistakes);
  }

  /**
   * Refuses mistakes, or logs them where the engine steps aside.
   *
   * @throws InvalidConfigurationException if there is one, and the engine acts
   */
  void check(boolean enabled) {
    if (enabled && !mistakes.isEmpty()) {
      throw mistakes.get(0);
    }
    for (InvalidConfigurationException mistake : mistakes) {
      LOG.warn("Ignored, because fallback.enabled is false: {}", mistake.getMessage());
    }
  }

  /** Reads the sources in order, the highest-ranking first. */
  private static final class Collector {
    private final PropertyResolver placeholders;
    private final List<SettingsPlace> places = new ArrayList<>();
    private final List<InvalidConfigurationException> mistakes = new ArrayList<>();

    Collector(PropertyResolver placeholders) {
      this.placeholders = placeholders;
    }

    void add(PropertySource<?> source) {
      if (source instanceof CompositePropertySource composite) {
        composite.getPropertySources().forEach(this::add);
      } else if (source instanceof EnumerablePropertySource<?> listed) {
        addListed(listed);
      } else if (isAsked(source)) {
        places.add(new Unlisted(source, placeholders));
      }
    }

    /** Not Boot's view of all other sources, what waits to be replaced, and random numbers. */
    private static boolean isAsked(PropertySource<?> source) {
      return !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)
          && !(source instanceof PropertySource.StubPropertySource)
          && !source.getName().equals("random");
    }

    private void addListed(EnumerablePropertySource<?> source) {
      Map<String, String> values = new LinkedHashMap<>();
      for (String name : source.getPropertyNames()) {
        if (name.regionMatches(true, 0, "fallback", 0, "fallback".length())) {
          try {
            values.put(name, text(name, source.getProperty(name), placeholders));
          } catch (InvalidConfigurationException mistake) {
            mistakes.add(mistake);
          }
        }
      }
      if (!values.isEmpty()) {
        places.add(SettingsPlace.of(values));
      }
    }
  }

  /** A source that cannot be listed. */
  private record Unlisted(PropertySource<?> source, PropertyResolver placeholders)
      implements SettingsPlace {

    @Override
    public Map<String, String> listed() {
      return Map.of();
    }

    @Override
    public boolean isListed() {
      return false;
    }

    @Override
    public @Nullable String find(String property) {
      Object value = source.getProperty(property);
      return value == null ? null : text(property, value, placeholders);
    }
  }

  private static String text(String name, @Nullable Object value, PropertyResolver placeholders) {
    if (value == null) {
      return "";
    }
    try {
      return placeholders.resolvePlaceholders(value.toString());
    } catch (IllegalArgumentException circular) {
      throw new InvalidConfigurationException(
          name + " is '" + value + "', whose placeholders lead back to themselves",
          "write a value that does not refer to itself");
    }
  }
}
