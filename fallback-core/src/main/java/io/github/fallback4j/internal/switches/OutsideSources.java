package io.github.fallback4j.internal.switches;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.SourceState;
import io.github.fallback4j.internal.settings.Flags;
import io.github.fallback4j.internal.settings.Origin;
import io.github.fallback4j.internal.settings.SettingNames;
import io.github.fallback4j.internal.settings.Settings;
import io.github.fallback4j.internal.settings.Warnings;
import io.github.fallback4j.spi.OrderSource;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sources outside the switchboard: environment and configuration, which are read once, and
 * those that report while the engine runs. Safe for use by many threads where it does not say that
 * the switchboard's lock guards it.
 */
final class OutsideSources {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Set<String> KEPT =
      Set.of("people", "file", "openfeature", "fleet", "environment", "windows", "configuration");

  private final ClaimSources ranked;
  private final Journal journal;
  private final Desk desk;
  private final List<Read> read = new CopyOnWriteArrayList<>();
  private final Set<String> unlisted = new TreeSet<>();
  private final List<ReportingSource> reporting = new CopyOnWriteArrayList<>();

  /** What is read at the start, and where from. */
  private record Read(FlagSource claims, Settings settings, Origin origin) {}

  /**
   * Starts without any source from outside.
   *
   * @param ranked the list to add them to
   */
  OutsideSources(ClaimSources ranked, Journal journal, Desk desk) {
    this.ranked = ranked;
    this.journal = journal;
    this.desk = desk;
  }

  /** Adds what is set in one place, read once. Guarded by the switchboard's lock. */
  void add(Rank rank, Settings settings, Origin origin) {
    FlagSource source = new FlagSource(ranked.add(rank, origin.label()), journal);
    source.say(Flags.read(settings, origin));
    read.add(new Read(source, settings, origin));
  }

  /**
   * Takes note of a dependency: a place that is not listed is asked for its mode. Guarded by the
   * switchboard's lock.
   */
  void learn(String id) {
    String mode = SettingNames.DEPENDENCIES + id + "." + SettingNames.MODE;
    boolean news =
        read.stream()
            .anyMatch(each -> !each.settings.areListed() && each.settings.find(mode) != null);
    if (news && unlisted.add(id)) {
      read.forEach(
          each ->
              each.claims.say(
                  each.claims.flags().next(each.settings, each.origin, List.copyOf(unlisted))));
    }
  }

  /**
   * Adds one that reports, but does not start it yet. Guarded by the switchboard's lock.
   *
   * @param name checked by {@link #name}
   * @throws InvalidConfigurationException if another has its name
   */
  ReportingSource add(Rank rank, String name, OrderSource source) {
    FlagSource claims = new FlagSource(ranked.add(rank, name), journal);
    ReportingSource added = new ReportingSource(source, claims, desk);
    reporting.add(added);
    return added;
  }

  /**
   * The name of a source.
   *
   * @throws InvalidConfigurationException if it is none, or kept for a source of another rank
   */
  static String name(Rank rank, OrderSource source) {
    String name = String.valueOf(source.name());
    if (!NAME.matcher(name).matches()) {
      throw new InvalidConfigurationException(
          "a source of orders is named '" + name + "'",
          "write letters, digits, dots, dashes and underscores, at most 64");
    }
    if (rank == Rank.OWN && KEPT.contains(name)) {
      throw new InvalidConfigurationException(
          "a source of orders is named '" + name + "', which is the name of another",
          "give it a name of its own");
    }
    return name;
  }

  /** From now on warnings that come up are logged. */
  void judged() {
    reporting.forEach(ReportingSource::judged);
  }

  /** How each stands, the one that ranks highest first. Guarded by the switchboard's lock. */
  List<SourceState> states() {
    return Stream.concat(
            reporting.stream().map(ReportingSource::claims), read.stream().map(Read::claims))
        .sorted(Comparator.comparing(FlagSource::rank))
        .map(FlagSource::state)
        .toList();
  }

  /** What is wrong with what they ask for: a sentence each. */
  List<String> among(Warnings warnings) {
    return Stream.concat(
            read.stream().flatMap(each -> warnings.ofFlags(each.claims.flags()).stream()),
            reporting.stream().flatMap(source -> source.among(warnings).stream()))
        .toList();
  }

  /** Closes those that report. What they report from now on is ignored. */
  void close() {
    reporting.forEach(ReportingSource::close);
  }
}
