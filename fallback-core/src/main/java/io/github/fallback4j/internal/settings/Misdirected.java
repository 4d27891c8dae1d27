package io.github.fallback4j.internal.settings;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Mode;
import io.github.fallback4j.internal.names.NearestNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds flags that reach nothing: their target is unknown, or essential and so never off. */
final class Misdirected {
  private final Map<String, DependencySpec> byId = new TreeMap<>();
  private final Set<String> tags = new TreeSet<>();
  private final Set<String> tagsNeverOff = new TreeSet<>();

  Misdirected(Collection<DependencySpec> known) {
    for (DependencySpec spec : known) {
      byId.put(spec.id(), spec);
      tags.addAll(spec.tags());
    }
    tagsNeverOff.addAll(tags);
    known.stream()
        .filter(spec -> !spec.essential())
        .forEach(spec -> tagsNeverOff.removeAll(spec.tags()));
  }

  /** A sentence for each. */
  List<String> among(List<Flag> flags) {
    List<String> warnings = new ArrayList<>();
    for (Flag flag : flags) {
      String fault = fault(flag);
      if (!fault.isEmpty()) {
        warnings.add(flag.setting().shown() + ": " + fault);
      }
    }
    return warnings;
  }

  private String fault(Flag flag) {
    String name = flag.target().name();
    return switch (flag.target().kind()) {
      case ID -> {
        DependencySpec spec = byId.get(name);
        if (spec == null) {
          yield "unknown dependency '" + name + "'" + NearestNames.hint(name, byId.keySet());
        }
        yield flag.mode() == Mode.OFF && spec.essential()
            ? "'" + name + "' is essential and is never switched off"
            : "";
      }
      case TAG -> {
        if (!tags.contains(name)) {
          yield "unknown tag '" + name + "'" + NearestNames.hint(name, tags);
        }
        yield flag.mode() == Mode.OFF && tagsNeverOff.contains(name)
            ? "what is tagged '" + name + "' is essential and is never switched off"
            : "";
      }
      case ALL -> "";
    };
  }
}
