package io.github.fallback4j.internal.switches;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.Order;
import io.github.fallback4j.OrderReceipt;
import io.github.fallback4j.UnknownDependencyException;
import io.github.fallback4j.internal.names.NearestNames;
import io.github.fallback4j.internal.names.Spelling;
import io.github.fallback4j.internal.settings.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The registered dependencies, found by target. Guarded by the switchboard's lock. */
final class SwitchedDependencies {
  private final SortedMap<String, SwitchedDependency> byId = new TreeMap<>();
  private final Map<String, SortedMap<String, SwitchedDependency>> byTag = new HashMap<>();
  private final Map<String, String> idBySpelling = new HashMap<>();

  /**
   * Adds a dependency to the switchboard.
   *
   * @throws InvalidConfigurationException if an environment variable could not tell its id from
   *     another's
   */
  void add(SwitchedDependency member) {
    DependencySpec spec = member.spec();
    requireDistinct(spec.id());
    byId.put(spec.id(), member);
    for (String tag : spec.tags()) {
      byTag.computeIfAbsent(tag, t -> new TreeMap<>()).put(spec.id(), member);
    }
  }

  private void requireDistinct(String id) {
    String other = idBySpelling.putIfAbsent(Spelling.plain(id), id);
    if (other != null) {
      throw new InvalidConfigurationException(
          other.equals(id)
              ? "dependency '" + id + "' is registered twice"
              : "dependencies '" + other + "' and '" + id + "' differ only in dashes",
          "rename one: environment variables cannot tell them apart");
    }
  }

  /** All of them, by id. */
  Collection<SwitchedDependency> all() {
    return byId.values();
  }

  /**
   * Those a target covers, by id.
   *
   * @throws UnknownDependencyException if the target names none
   */
  Collection<SwitchedDependency> covered(Target target) {
    return switch (target.kind()) {
      case ID -> List.of(get(target.name()));
      case SPELT_ID -> List.of(get(idBySpelling.getOrDefault(target.name(), target.name())));
      case TAG -> {
        SortedMap<String, SwitchedDependency> tagged = byTag.get(target.name());
        if (tagged == null) {
          throw unknown(
              target.toString(), byTag.keySet().stream().map(Order.TAG_PREFIX::concat).toList());
        }
        yield tagged.values();
      }
      case ALL -> all();
    };
  }

  /**
   * @throws UnknownDependencyException if there is none of this id
   */
  SwitchedDependency get(String id) {
    SwitchedDependency member = byId.get(id);
    if (member == null) {
      throw unknown(id, byId.keySet());
    }
    return member;
  }

  /** What came of a claim. */
  static OrderReceipt receipt(Claim claim, Collection<SwitchedDependency> covered) {
    List<String> applied = new ArrayList<>();
    List<String> masked = new ArrayList<>();
    Map<String, String> refused = new TreeMap<>();
    for (SwitchedDependency member : covered) {
      String id = member.spec().id();
      String refusal = claim.refusal(member.spec());
      if (refusal != null) {
        refused.put(id, refusal);
      } else {
        (member.decidedBy(claim) ? applied : masked).add(id);
      }
    }
    return new OrderReceipt(applied, masked, refused);
  }

  private static UnknownDependencyException unknown(String name, Collection<String> known) {
    return new UnknownDependencyException(
        name, NearestNames.of(name, known), NearestNames.hint(name, known));
  }
}
