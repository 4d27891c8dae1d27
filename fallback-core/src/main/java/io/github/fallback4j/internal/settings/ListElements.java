package io.github.fallback4j.internal.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Joins {@code list[0]}, {@code list[1]} … into the one value {@code list}. */
final class ListElements {
  private static final Pattern ELEMENT = Pattern.compile("(.+)\\[(\\d{1,6})]");

  private ListElements() {}

  /** A list that is also set as one value keeps that value. */
  static Map<String, String> join(Map<String, String> properties) {
    Map<String, String> joined = new LinkedHashMap<>();
    Map<String, SortedMap<Integer, String>> lists = new LinkedHashMap<>();
    properties.forEach(
        (name, value) -> {
          Matcher element = ELEMENT.matcher(name);
          if (element.matches()) {
            lists
                .computeIfAbsent(element.group(1), list -> new TreeMap<>())
                .put(Integer.valueOf(element.group(2)), value);
          } else {
            joined.put(name, value);
          }
        });
    lists.forEach((name, values) -> joined.putIfAbsent(name, String.join(",", values.values())));
    return joined;
  }
}
