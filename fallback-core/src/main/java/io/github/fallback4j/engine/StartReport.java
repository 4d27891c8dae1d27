package io.github.fallback4j.engine;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.LevelState;
import io.github.fallback4j.Mode;
import io.github.fallback4j.internal.values.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Sums up in one line, when an engine starts, what it guards, what of that is essential, and what
 * is ordered: a flag that somebody left behind is seen there. Warns if calls are skipped or moved.
 */
final class StartReport {
  private static final Logger LOG = LoggerFactory.getLogger(FallbackEngine.class);

  /** How many ids to list; there may be thousands. */
  private static final int LISTED = 10;

  private final Collection<Dependency> dependencies;
  private final LevelState level;

  /**
   * Creates the report.
   *
   * @param dependencies all that are registered
   * @param level the level in force
   */
  StartReport(Collection<Dependency> dependencies, LevelState level) {
    this.dependencies = dependencies;
    this.level = level;
  }

  /** Writes it, if there is something to guard. */
  void write() {
    if (!dependencies.isEmpty()) {
      List<String> orders = orders();
      LOG.atLevel(skips() ? Level.WARN : Level.INFO)
          .log(
              "{}; essential: {}; ordered: {}",
              dependencies.size() == 1 ? "1 dependency" : dependencies.size() + " dependencies",
              list(essential(), "none"),
              orders.isEmpty() ? "nothing" : String.join("; ", orders));
    }
  }

  private boolean skips() {
    return level.value() > 0
        || dependencies.stream()
            .map(dependency -> dependency.state().mode())
            .anyMatch(mode -> mode == Mode.OFF || mode == Mode.STANDBY);
  }

  private List<String> essential() {
    return dependencies.stream().filter(d -> d.spec().essential()).map(Dependency::id).toList();
  }

  private List<String> orders() {
    List<String> orders = new ArrayList<>();
    dependencies.stream()
        .filter(dependency -> dependency.state().mode() != Mode.AUTO)
        .collect(
            groupingBy(
                dependency -> String.valueOf(dependency.state().source()),
                TreeMap::new,
                mapping(StartReport::mode, toList())))
        .forEach((source, modes) -> orders.add(list(modes, "") + " by " + source));
    if (level.floor() > 0) {
      orders.add("level %s by %s".formatted(number(level.floor()), level.source()));
    }
    if (level.cap() < LevelOrder.HIGHEST) {
      orders.add("level at most " + number(level.cap()));
    }
    return orders;
  }

  private static String mode(Dependency dependency) {
    return dependency.id() + " " + Values.word(dependency.state().mode());
  }

  private static String number(double level) {
    return String.format(Locale.ROOT, "%.0f", level);
  }

  private static String list(List<String> ids, String none) {
    if (ids.isEmpty()) {
      return none;
    }
    String listed = String.join(", ", ids.subList(0, Math.min(LISTED, ids.size())));
    return ids.size() <= LISTED ? listed : listed + " and " + (ids.size() - LISTED) + " more";
  }
}
