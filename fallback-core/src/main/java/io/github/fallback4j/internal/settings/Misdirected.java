package io.github.fallback4j.internal.settings;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Mode;
import io.github.fallback4j.internal.names.NearestNames;
import io.github.fallback4j.internal.names.Spelling;
import io.github.fallback4j.window.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds flags and windows that reach nothing: their target is unknown, essential and so never off,
 * or without the standby that is asked for.
 */
final class Misdirected {
  private final Map<String, DependencySpec> byId = new TreeMap<>();
  private final Map<String, DependencySpec> bySpelling = new HashMap<>();
  private final Set<String> tags = new TreeSet<>();
  private final Set<String> tagsNeverOff = new TreeSet<>();
  private final Set<String> tagsWithoutStandby = new TreeSet<>();

  Misdirected(Collection<DependencySpec> known) {
    for (DependencySpec spec : known) {
      byId.put(spec.id(), spec);
      bySpelling.put(Spelling.plain(spec.id()), spec);
      tags.addAll(spec.tags());
    }
    tagsNeverOff.addAll(tags);
    known.stream()
        .filter(spec -> !spec.essential())
        .forEach(spec -> tagsNeverOff.removeAll(spec.tags()));
    tagsWithoutStandby.addAll(tags);
    known.stream()
        .filter(spec -> spec.standby() != null)
        .forEach(spec -> tagsWithoutStandby.removeAll(spec.tags()));
  }

  /** The ids of the dependencies there are, in letters and digits only. */
  Set<String> speltIds() {
    return bySpelling.keySet();
  }

  /** A sentence for each. */
  List<String> among(List<Flag> flags) {
    List<String> warnings = new ArrayList<>();
    for (Flag flag : flags) {
      String fault = fault(flag.target(), flag.mode());
      if (!fault.isEmpty()) {
        warnings.add(flag.setting().shown() + ": " + fault);
      }
    }
    return warnings;
  }

  /** A sentence for each target of a window that it cannot switch off. */
  List<String> amongWindows(List<Window> windows) {
    List<String> warnings = new ArrayList<>();
    for (Window window : windows) {
      for (String target : window.dependencies()) {
        String fault = fault(Target.parse(target), Mode.OFF);
        if (!fault.isEmpty()) {
          warnings.add("window '" + window.name() + "' switches off '" + target + "': " + fault);
        }
      }
    }
    return warnings;
  }

  private String fault(Target target, Mode mode) {
    String name = target.name();
    return switch (target.kind()) {
      case ID -> fault(byId.get(name), name, mode);
      case SPELT_ID -> fault(bySpelling.get(name), name, mode);
      case TAG -> {
        if (!tags.contains(name)) {
          yield "unknown tag '" + name + "'" + NearestNames.hint(name, tags);
        }
        if (mode == Mode.OFF && tagsNeverOff.contains(name)) {
          yield "everything tagged '" + name + "' is essential and is never switched off";
        }
        yield mode == Mode.STANDBY && tagsWithoutStandby.contains(name)
            ? "nothing tagged '" + name + "' has a standby route"
            : "";
      }
      case ALL -> "";
    };
  }

  private String fault(@Nullable DependencySpec spec, String name, Mode mode) {
    if (spec == null) {
      return "unknown dependency '" + name + "'" + NearestNames.hint(name, byId.keySet());
    }
    String id = spec.id();
    return switch (mode) {
      case OFF -> spec.essential() ? "'" + id + "' is essential and is never switched off" : "";
      case STANDBY -> spec.standby() == null ? "'" + id + "' has no standby route" : "";
      case ON, AUTO -> "";
    };
  }
}
