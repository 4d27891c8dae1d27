package io.github.fallback4j.internal.settings;

import io.github.fallback4j.Mode;
import java.util.Comparator;

/**
 * A mode that is set for a target. Immutable.
 *
 * @param target which dependencies it is for
 * @param mode what is set; never {@link Mode#AUTO}, which is the same as unset
 * @param setting what sets it
 */
public record Flag(Target target, Mode mode, Setting setting) {

  /**
   * The flag that decides first of those of one place: the more specific target's; then {@code
   * off}, {@code standby}, {@code on}.
   */
  static final Comparator<Flag> BY_RANK =
      Comparator.comparing((Flag flag) -> flag.target.kind().breadth())
          .thenComparing(Flag::rankOfMode)
          .thenComparing(flag -> flag.setting.name());

  private int rankOfMode() {
    return switch (mode) {
      case OFF -> 0;
      case STANDBY -> 1;
      case ON -> 2;
      case AUTO -> 3;
    };
  }
}
