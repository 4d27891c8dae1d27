package io.github.fallback4j.internal.settings;

import static java.util.stream.Collectors.joining;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencySpecBuilder;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.settings.DependencySettings;
import io.github.fallback4j.settings.SettingDefinition;
import io.github.fallback4j.settings.SettingGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lays what is set over what code declares. Strongest first: {@code fallback.dependencies.<id>.*};
 * what code says, be it the library's default; {@code fallback.defaults.*}; the library's default.
 * So {@code fallback.defaults} moves the default and overrules nobody who chose a value of their
 * own. The mode is a flag and not read here. Safe for use by many threads; remembers which property
 * each variable was read for.
 */
public final class SpecReader {
  private final Settings settings;
  private final Map<String, String> meanings = new ConcurrentHashMap<>();

  /**
   * Creates a reader of specs.
   *
   * @param settings what is set
   */
  public SpecReader(Settings settings) {
    this.settings = settings;
  }

  /**
   * Returns the spec with what is set for it; the same one if nothing is.
   *
   * @param declared what code declares
   * @throws InvalidConfigurationException if a value is malformed, out of range or does not fit the
   *     others; the message names the variable or property, its value and what to write
   */
  public DependencySpec read(DependencySpec declared) {
    DependencySpec spec = declared;
    for (SettingGroup group : DependencySettings.GROUPS) {
      spec = read(group, spec);
    }
    return spec;
  }

  /** What is taken from one group is judged together, and blamed together if it does not fit. */
  private DependencySpec read(SettingGroup group, DependencySpec declared) {
    DependencySpecBuilder spec = declared.toBuilder();
    List<Setting> taken = new ArrayList<>();
    for (SettingDefinition<?> definition : group.settings()) {
      if (definition != DependencySettings.MODE) {
        take(definition, declared, spec, taken);
      }
    }
    if (taken.isEmpty()) {
      return declared;
    }
    try {
      return spec.build();
    } catch (InvalidConfigurationException misfit) {
      String blamed = taken.stream().map(Setting::shown).collect(joining(", "));
      throw new InvalidConfigurationException(blamed + ": " + misfit.problem(), misfit.action());
    }
  }

  private <T> void take(
      SettingDefinition<T> definition,
      DependencySpec declared,
      DependencySpecBuilder spec,
      List<Setting> taken) {
    Setting own = own(definition, declared);
    Setting common = settings.find(SettingNames.DEFAULTS + definition.name());
    T shared = common == null ? null : common.parse(definition);
    if (own != null) {
      if (own.origin() == Origin.ENVIRONMENT) {
        requireOneMeaning(own, property(definition, declared));
      }
      takeBack(otherLimit(definition), declared, spec);
      spec.set(definition, own.parse(definition));
      taken.add(own);
    } else if (common != null && isOpen(definition, declared, spec)) {
      spec.set(definition, shared);
      taken.add(common);
    }
  }

  private @Nullable Setting own(SettingDefinition<?> definition, DependencySpec declared) {
    return settings.find(property(definition, declared));
  }

  private static String property(SettingDefinition<?> definition, DependencySpec declared) {
    return SettingNames.DEPENDENCIES + declared.id() + "." + definition.name();
  }

  /** A variable does not tell dots from dashes, so it may be read for two dependencies. */
  private void requireOneMeaning(Setting variable, String property) {
    String other = meanings.putIfAbsent(variable.name(), property);
    if (other != null && !other.equals(property)) {
      throw variable.refused(
          "it could mean %s or %s: write %s or %s instead"
              .formatted(other, property, clear(other, property), clear(property, other)));
    }
  }

  private static String clear(String property, String other) {
    String variable = SettingNames.clearVariable(property);
    return SettingNames.isVariableOf(variable, other) ? property : variable;
  }

  /** Whether a default has something to say. */
  private boolean isOpen(
      SettingDefinition<?> definition, DependencySpec declared, DependencySpecBuilder spec) {
    SettingDefinition<?> needed = definition.needed();
    SettingDefinition<?> other = otherLimit(definition);
    return !declared.says(definition)
        && definition.reaches(declared)
        && (needed == null || spec.says(needed))
        && (other == null || !(declared.says(other) || own(other, declared) != null));
  }

  /** A meter has one limit: that which is set takes the place of the declared one. */
  private static @Nullable SettingDefinition<?> otherLimit(SettingDefinition<?> definition) {
    if (definition == DependencySettings.METER_ABOVE) {
      return DependencySettings.METER_BELOW;
    }
    return definition == DependencySettings.METER_BELOW ? DependencySettings.METER_ABOVE : null;
  }

  private void takeBack(
      @Nullable SettingDefinition<?> definition,
      DependencySpec declared,
      DependencySpecBuilder spec) {
    if (definition != null && own(definition, declared) == null) {
      spec.set(definition, null);
    }
  }
}
