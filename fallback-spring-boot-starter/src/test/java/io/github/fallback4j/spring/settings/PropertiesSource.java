package io.github.fallback4j.spring.settings;

import static java.util.stream.Collectors.joining;

import io.github.fallback4j.settings.DependencySettings;
import io.github.fallback4j.settings.ProcessSettings;
import io.github.fallback4j.settings.SettingDefinition;
import io.github.fallback4j.settings.WindowSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.lang.model.SourceVersion;

/** Writes {@code FallbackProperties}, from which Spring's processor makes what editors know. */
final class PropertiesSource {
  private final TreeSet<String> imports =
      new TreeSet<>(
          List.of(
              "java.util.List",
              "java.util.Map",
              "org.jspecify.annotations.Nullable",
              "org.springframework.boot.context.properties.ConfigurationProperties",
              "org.springframework.boot.context.properties.bind.DefaultValue",
              "org.springframework.boot.context.properties.bind.Name"));
  private final StringBuilder records = new StringBuilder();

  private PropertiesSource() {}

  /**
   * One component of a record.
   *
   * @param declaration its annotations and type
   */
  private record Component(String declaration, String name, String meaning) {
    String parameter() {
      return declaration + " " + name;
    }
  }

  static String text() {
    PropertiesSource source = new PropertiesSource();
    Map<String, Component> components = source.components("fallback.", ProcessSettings.all());
    source.record("Settings", "Settings of a dependency.", "", DependencySettings.all());
    source.record(
        "Window",
        "Times at which the level has a floor or dependencies are off.",
        "",
        WindowSettings.all());
    components.put("windows", new Component("List<Window>", "windows", "Prepared windows."));
    components.put(
        "defaults",
        new Component(
            "Settings", "defaults", "Settings of every dependency that does not say otherwise."));
    components.put(
        "dependencies",
        new Component(
            "Map<String, Settings>", "dependencies", "Settings of single dependencies, by id."));
    return source.file(components);
  }

  private String file(Map<String, Component> components) {
    return "package io.github.fallback4j.spring;\n\n"
        + imports.stream().map(type -> "import " + type + ";\n").collect(joining())
        + "\n/** Describes the properties to editors; nothing is bound to it. The engine reads them"
        + " itself: it knows every spelling an id has in an environment variable, and leaves out a"
        + " malformed flag alone.\n\n<p>SettingsFilesTest writes this file from the tables of"
        + " settings: change those, and run it with {@code -Dsettings.write=true}.\n\n"
        + parameters(components)
        + "*/\n@ConfigurationProperties(\"fallback\")\nrecord FallbackProperties("
        + components.values().stream().map(Component::parameter).collect(joining(", "))
        + ") {\n"
        + records
        + "}\n";
  }

  private static String parameters(Map<String, Component> components) {
    return components.values().stream()
        .map(component -> "@param " + component.name() + " " + component.meaning() + "\n")
        .collect(joining());
  }

  private void record(
      String name, String meaning, String prefix, List<? extends SettingDefinition<?>> settings) {
    int place = records.length();
    Map<String, Component> components = components(prefix, settings);
    records.insert(
        place,
        "\n/** %s\n\n%s*/\nrecord %s(%s) {}\n"
            .formatted(
                meaning,
                parameters(components),
                name,
                components.values().stream().map(Component::parameter).collect(joining(", "))));
  }

  /** Names with a dot after the prefix make records of their own. */
  private Map<String, Component> components(
      String prefix, List<? extends SettingDefinition<?>> settings) {
    Map<String, Component> components = new LinkedHashMap<>();
    for (SettingDefinition<?> setting : settings) {
      String name = setting.name().substring(prefix.length());
      String head = name.replaceFirst("\\..*", "");
      if (head.equals(name)) {
        components.put(head, component(setting, head));
      } else if (!components.containsKey(head)) {
        String type = capitalized(head);
        String meaning = "Settings that begin with " + head + ".";
        components.put(head, new Component(type, camel(head), meaning));
        String inner = prefix + head + ".";
        record(
            type,
            meaning,
            inner,
            settings.stream().filter(other -> other.name().startsWith(inner)).toList());
      }
    }
    return components;
  }

  private Component component(SettingDefinition<?> setting, String name) {
    String type = type(setting);
    String byDefault = setting.defaultText();
    if (!byDefault.isEmpty()) {
      type = "@DefaultValue(%s) %s".formatted(literal(byDefault), primitive(type));
    } else if (!setting.type().isArray()) {
      type = "@Nullable " + type;
    }
    return SourceVersion.isKeyword(camel(name))
        ? new Component(
            "@Name(\"" + name + "\") " + type, "the" + capitalized(name), setting.meaning())
        : new Component(type, camel(name), setting.meaning());
  }

  private static String literal(String value) {
    return value.contains(",")
        ? Arrays.stream(value.split(",")).collect(joining("\", \"", "{\"", "\"}"))
        : "\"" + value + "\"";
  }

  private String type(SettingDefinition<?> setting) {
    Class<?> type = setting.type();
    if (type == Class[].class) {
      return "List<Class<? extends Throwable>>";
    }
    if (type.isArray()) {
      return "List<" + type.getComponentType().getSimpleName() + ">";
    }
    if (type.isEnum() || type == Duration.class) {
      imports.add(type.getName());
    }
    return type.getSimpleName();
  }

  private static String primitive(String type) {
    return switch (type) {
      case "Integer" -> "int";
      case "Boolean" -> "boolean";
      case "Double" -> "double";
      default -> type;
    };
  }

  private static String camel(String name) {
    String joined = capitalized(name);
    return Character.toLowerCase(joined.charAt(0)) + joined.substring(1);
  }

  private static String capitalized(String name) {
    return Arrays.stream(name.split("-"))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(joining());
  }
}
