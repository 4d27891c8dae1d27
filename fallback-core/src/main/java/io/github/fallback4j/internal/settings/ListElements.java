package io.github.fallback4j.internal.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins {@code list[0]}, {@code list[1]} … and {@code LIST_0}, {@code LIST_1} … into the one value
 * of the list.
 */
final class ListElements {
  private static final Pattern OF_PROPERTY = Pattern.compile("(.+)\\[(\\d{1,6})]");
  private static final Pattern OF_VARIABLE = Pattern.compile("(.+?)_(\\d{1,6})_?");

  private ListElements() {}

  /** A list that is also set as one value keeps that value. */
  static Map<String, String> joinProperties(Map<String, String> properties) {
    return join(properties, OF_PROPERTY, list -> true);
  }

  /** A number at the end of a variable that names no list belongs to its name. */
  static Map<String, String> joinVariables(Map<String, String> variables) {
    return join(variables, OF_VARIABLE, SettingNames::isList);
  }

  private static Map<String, String> join(
      Map<String, String> values, Pattern form, Predicate<String> isList) {
    Map<String, String> joined = new TreeMap<>();
    Map<String, SortedMap<Integer, String>> lists = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          Matcher element = form.matcher(name);
          if (element.matches() && isList.test(element.group(1))) {
            lists
                .computeIfAbsent(element.group(1), list -> new TreeMap<>())
                .put(Integer.valueOf(element.group(2)), value);
          } else {
            joined.put(name, value);
          }
        });
    lists.forEach(
        (name, elements) -> joined.putIfAbsent(name, String.join(",", elements.values())));
    return joined;
  }
}
