package io.github.fallback4j.internal.settings;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Mode;
import io.github.fallback4j.internal.names.NearestNames;
import io.github.fallback4j.internal.names.Spelling;
import io.github.fallback4j.window.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds flags and windows that reach nothing: their target is unknown, essential and so never off,
 * or without the standby that is asked for.
 */
final class Misdirected {
  private static final int MOST = 100;

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

  /** A sentence for each, or for the first of a setting and the number of the others. */
  List<String> among(List<Flag> flags) {
    Map<Setting, List<Supplier<String>>> faults = new LinkedHashMap<>();
    for (Flag flag : flags) {
      Supplier<String> fault = fault(flag.target(), flag.mode());
      if (fault != null) {
        faults
            .computeIfAbsent(flag.setting(), setting -> new ArrayList<>(1))
            .add(() -> flag.setting().shown() + ": " + fault.get());
      }
    }
    List<String> warnings = new ArrayList<>();
    faults.forEach(
        (setting, some) ->
            warnings.addAll(
                Sentences.few(
                    some, rest -> setting.shownName() + ": " + rest + " more targets are wrong")));
    return warnings.size() <= MOST ? warnings : Sentences.few(warnings);
  }

  /** A sentence for each target of a window that it cannot switch off. */
  List<String> amongWindows(List<Window> windows) {
    List<Supplier<String>> warnings = new ArrayList<>();
    for (Window window : windows) {
      for (String target : window.dependencies()) {
        Supplier<String> fault = fault(Target.parse(target), Mode.OFF);
        if (fault != null) {
          warnings.add(
              () ->
                  "window '%s' switches off '%s': %s"
                      .formatted(window.name(), Sentences.cut(target), fault.get()));
        }
      }
    }
    return Sentences.few(warnings, rest -> rest + " more targets of windows are wrong");
  }

  private @Nullable Supplier<String> fault(Target target, Mode mode) {
    String name = target.name();
    return switch (target.kind()) {
      case ID -> fault(byId.get(name), name, mode);
      case SPELT_ID -> fault(bySpelling.get(name), name, mode);
      case TAG -> faultOfTag(name, mode);
      case ALL -> null;
    };
  }

  private @Nullable Supplier<String> faultOfTag(String name, Mode mode) {
    if (!tags.contains(name)) {
      return () -> "unknown tag '" + Sentences.cut(name) + "'" + NearestNames.hint(name, tags);
    }
    if (mode == Mode.OFF && tagsNeverOff.contains(name)) {
      return () -> "everything tagged '" + name + "' is essential and is never switched off";
    }
    return mode == Mode.STANDBY && tagsWithoutStandby.contains(name)
        ? () -> "nothing tagged '" + name + "' has a standby route"
        : null;
  }

  private @Nullable Supplier<String> fault(@Nullable DependencySpec spec, String name, Mode mode) {
    if (spec == null) {
      return () ->
          "unknown dependency '"
              + Sentences.cut(name)
              + "'"
              + NearestNames.hint(name, byId.keySet());
    }
    String id = spec.id();
    if (mode == Mode.OFF && spec.essential()) {
      return () -> "'" + id + "' is essential and is never switched off";
    }
    return mode == Mode.STANDBY && spec.standby() == null
        ? () -> "'" + id + "' has no standby route"
        : null;
  }
}
