package io.github.fallback4j.internal.switches;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.internal.settings.Settings;
import io.github.fallback4j.internal.settings.Warnings;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Says what is wrong with settings, orders from outside and windows. Takes no lock of its own. */
final class Diagnosis {
  private final Settings settings;
  private final OutsideSources outside;
  private final Windows windows;
  private final Supplier<List<DependencySpec>> known;
  private final List<Supplier<List<String>>> others = new CopyOnWriteArrayList<>();

  /**
   * Creates the diagnosis of a switchboard.
   *
   * @param settings what environment and configuration say
   * @param outside the sources outside the process
   * @param windows the prepared ones
   * @param known returns the dependencies there are
   */
  Diagnosis(
      Settings settings,
      OutsideSources outside,
      Windows windows,
      Supplier<List<DependencySpec>> known) {
    this.settings = settings;
    this.outside = outside;
    this.windows = windows;
    this.known = known;
  }

  /** Adds what else can be wrong. */
  void add(Supplier<List<String>> more) {
    others.add(more);
  }

  /** What is wrong now, a sentence each. */
  List<String> warnings() {
    Warnings warnings = besideKnown();
    return Stream.of(
            warnings.ofSettings(settings),
            outside.among(warnings),
            warnings.ofWindows(windows.all()),
            others.stream().flatMap(each -> each.get().stream()).toList())
        .flatMap(List::stream)
        .toList();
  }

  /** Judges by the dependencies there are now. */
  Warnings besideKnown() {
    return new Warnings(known.get());
  }
}
