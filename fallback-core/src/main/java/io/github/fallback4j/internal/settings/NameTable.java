package io.github.fallback4j.internal.settings;

import io.github.fallback4j.internal.names.NearestNames;
import io.github.fallback4j.internal.names.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Known names of settings, found by the words of a variable or the segments of a property. */
final class NameTable {
  private final List<String> names;
  private final Map<String, List<List<String>>> byPlainName = new HashMap<>();

  NameTable(List<String> names) {
    this.names = List.copyOf(names);
    for (String name : names) {
      List<String> segments = Spelling.segments(name);
      byPlainName
          .computeIfAbsent(String.join("", segments), plain -> new ArrayList<>(1))
          .add(segments);
    }
  }

  /**
   * Whether there is such a name.
   *
   * @param parts words of a variable, or segments of a property
   * @param origin of which of the two
   */
  boolean contains(List<String> parts, Origin origin) {
    return byPlainName.getOrDefault(String.join("", parts), List.of()).stream()
        .anyMatch(
            segments ->
                origin == Origin.ENVIRONMENT
                    ? Spelling.mean(parts, segments)
                    : parts.equals(segments));
  }

  /** What to say if there is no such name; {@code null} if there is one. */
  @Nullable Supplier<String> fault(List<String> parts, Origin origin) {
    if (contains(parts, origin)) {
      return null;
    }
    String name = String.join(origin == Origin.ENVIRONMENT ? "" : ".", parts);
    return () ->
        "there is no setting '" + Sentences.cut(name) + "'" + NearestNames.hint(name, names);
  }
}
