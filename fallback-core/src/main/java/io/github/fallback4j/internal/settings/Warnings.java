package io.github.fallback4j.internal.settings;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.window.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Says what is wrong with what is set, beside the dependencies there are: a sentence each, with the
 * variable or property and the nearest known names. Immutable.
 */
public final class Warnings {
  private final Collection<DependencySpec> known;
  private final Misdirected misdirected;

  /**
   * Looks at nothing yet.
   *
   * @param known the dependencies there are
   */
  public Warnings(Collection<DependencySpec> known) {
    this.known = List.copyOf(known);
    this.misdirected = new Misdirected(known);
  }

  /**
   * What is set twice, or is set and never read.
   *
   * @param settings where it is set
   */
  public List<String> ofSettings(Settings settings) {
    List<String> warnings = new ArrayList<>(Sentences.few(settings.warnings()));
    warnings.addAll(new Orphans(settings, known).found());
    return warnings;
  }

  /**
   * Flags that are malformed or reach nothing. Where the dependency is unknown, {@link #ofSettings}
   * says so of its mode, as of its other settings.
   *
   * @param flags what one place orders
   */
  public List<String> ofFlags(Flags flags) {
    List<String> warnings = new ArrayList<>(Sentences.few(flags.malformed(misdirected.speltIds())));
    warnings.addAll(
        misdirected.among(
            flags.modes().stream()
                .filter(flag -> flag.target().kind() != Target.Kind.SPELT_ID || isKnown(flag))
                .toList()));
    return warnings;
  }

  private boolean isKnown(Flag flag) {
    return misdirected.speltIds().contains(flag.target().name());
  }

  /**
   * Windows that switch off what is unknown or essential.
   *
   * @param windows the prepared windows
   */
  public List<String> ofWindows(List<Window> windows) {
    return misdirected.amongWindows(windows);
  }
}
