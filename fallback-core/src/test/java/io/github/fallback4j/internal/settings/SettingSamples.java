package io.github.fallback4j.internal.settings;

import io.github.fallback4j.settings.SettingDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A value for each setting, derived from its row, so that a new row needs no line in a test. */
final class SettingSamples {
  /** Values that are tried before what a row says of its range. */
  private static final List<String> USUAL =
      List.of("redis", "3s", "7", "99.95%", "0.2,0.6", "java.io.IOException");

  private SettingSamples() {}

  /** A value that fits, other than the default. */
  static String of(SettingDefinition<?> setting) {
    return Stream.concat(USUAL.stream(), Stream.of(setting.range().split(" to |, ")))
        .filter(text -> fits(setting, text))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no sample fits " + setting + ": add a usual one"));
  }

  private static boolean fits(SettingDefinition<?> setting, String text) {
    try {
      return !setting.parse(text).equals(setting.defaultValue());
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  /**
   * Properties with a value for a setting, and for the one it needs.
   *
   * @param prefix what precedes the names
   */
  static Map<String, String> withNeeded(String prefix, SettingDefinition<?> setting) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (SettingDefinition<?> each = setting; each != null; each = each.needed()) {
      properties.put(prefix + each.name(), of(each));
    }
    return properties;
  }
}
